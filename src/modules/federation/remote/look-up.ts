import { type Context, inTransaction } from "#platform/context";
import { lookUpHandle } from "../look-up-handle.ts";
import { fetchActor, takeActor } from "./fetch-actor.ts";
import { fetchPost } from "./fetch-post.ts";
import { loadObject } from "./load-object.ts";
import { typeOf } from "./read-node.ts";
import { isPostKind } from "./to-remote-post.ts";

/** Posts above one that was looked up which are asked for as well. */
const PARENTS = 5;

/** Finds out what is behind `name@server` or an address, which somebody here looks up, and writes it down for who waits for it. */
export async function lookUpElsewhere(ctx: Context, address: string): Promise<void> {
  const found = await find(ctx, address);
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable("lookups")
      .set({ account_id: found?.accountId ?? null, post_id: found?.postId ?? null, state: found ? "found" : "missing" })
      .where("address", "=", address)
      .execute();
  });
}

type Found = { readonly accountId?: string; readonly postId?: string };

async function find(ctx: Context, address: string): Promise<Found | undefined> {
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    const who = await lookUpHandle(ctx, address);
    const account = who && (await fetchActor(ctx, who.uri));
    return account && { accountId: account.id };
  }
  const loaded = await loadObject(ctx, address);
  if (!loaded) return undefined;
  if (isPostKind(typeOf(loaded.node))) {
    const post = await fetchPost(ctx, loaded.uri, { depth: PARENTS });
    return post && { postId: post.id };
  }
  const account = await takeActor(ctx, loaded);
  return account && { accountId: account.id };
}
