import { getPost, type Post } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { readId } from "#platform/paging";
import { findStandIn } from "./stand-in.ts";

/** A post of ours, and as whom it is read: for what was said in a private group a server stands for its people. */
export type Read = { readonly post: Post; readonly looker: Looker };

/** A post of ours that may leave the house at all, as whoever asks may see it. @throws NotFound */
export async function getOwnPost(ctx: Context, asking: Looker, id: string): Promise<Read> {
  const known = readId(id);
  if (!known) throw new NotFound();
  const looker = await readerOf(ctx, asking, known);
  const post = await getPost(ctx, looker, known);
  if (post.uri !== null || post.audience === "local") throw new NotFound();
  return { post, looker };
}

async function readerOf(ctx: Context, looker: Looker, postId: string): Promise<Looker> {
  if (looker?.status !== "remote") return looker;
  const row = await ctx.db
    .selectFrom("posts")
    .select("group_id")
    .where("id", "=", postId)
    .where("audience", "=", "group")
    .executeTakeFirst();
  return (row?.group_id && (await findStandIn(ctx, looker, { id: row.group_id }))) || looker;
}
