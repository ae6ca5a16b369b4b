import type { Account } from "#modules/accounts";
import { findToldDemand, getDemandRow, receiveSignature } from "#modules/campaigns";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { saysSo } from "./says-so.ts";

/**
 * An open answer of somebody elsewhere to the post of a demand, which says in words that they stand behind it, counts as their
 * signature, once. It stays an answer as well. Where the demand takes none, it is an answer and nothing else.
 */
export async function signByReply(
  ctx: Context,
  author: Account,
  reply: Pick<Post, "uri" | "text" | "audience">,
  parent: Post,
): Promise<void> {
  const isOpen = reply.audience === "public" || reply.audience === "quiet";
  if (parent.uri !== null || !reply.uri || !isOpen || !saysSo(reply.text)) return;
  const told = await findToldDemand(ctx, parent);
  if (!told) return;
  try {
    await receiveSignature(ctx, author, await getDemandRow(ctx, author, told.id), { uri: reply.uri });
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof NotFound)) throw error;
  }
}
