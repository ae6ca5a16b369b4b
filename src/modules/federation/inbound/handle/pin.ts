import { type Post, pinPost, unpinPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { fetchPost } from "../../remote/fetch-post.ts";
import { idOf } from "../../remote/read-node.ts";
import { moderate } from "../moderate/moderate.ts";
import type { Activity, Handle } from "./activity.ts";

/**
 * Somebody puts a post of their own on top of their profile, in the collection their own document names. What they put elsewhere
 * is a decision about a group.
 */
export const pin: Handle = async (ctx, activity) => {
  if (!(await isOwnPlace(ctx, activity))) return moderate(ctx, activity, "Add");
  const post = await findPinned(ctx, activity);
  return post && ((ctx) => pinPost(ctx, activity.actor, post));
};

export const unpin: Handle = async (ctx, activity) => {
  if (!(await isOwnPlace(ctx, activity))) return moderate(ctx, activity, "Remove");
  const post = await findPinned(ctx, activity);
  return post && ((ctx) => unpinPost(ctx, activity.actor, post));
};

async function isOwnPlace(ctx: Context, { tree, actor }: Activity): Promise<boolean> {
  const target = canonicalUri(ctx, idOf(tree["target"]))?.uri;
  const row = await ctx.db
    .selectFrom("remote_actors")
    .select("featured")
    .where("account_id", "=", actor.id)
    .executeTakeFirst();
  return target !== undefined && row?.featured === target && actor.kind !== "group";
}

async function findPinned(ctx: Context, { objectUri, actor }: Activity): Promise<Post | undefined> {
  const post = objectUri ? await fetchPost(ctx, objectUri) : undefined;
  return post?.author_id === actor.id ? post : undefined;
}
