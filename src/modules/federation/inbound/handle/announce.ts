import { type Post, sharePost } from "#modules/posts";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { fetchPost } from "../../remote/fetch-post.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { idOf, isNode, typeOf } from "../../remote/read-node.ts";
import type { Activity, Handle } from "./activity.ts";
import { mustSee } from "./must-see.ts";

/**
 * Somebody passes a post on. The post is the one its own server gives, whatever came along. A group passes on what was said in it by
 * passing on whole activities (FEP-1b12): of those the new post is shared, and nothing else is believed.
 */
export const announce: Handle = async (ctx, activity) => {
  const { uri, actor, by } = activity;
  const post = await findShared(ctx, activity);
  if (!post || (post.audience !== "public" && post.audience !== "quiet") || (await isBuried(ctx, uri, by.uri)))
    return undefined;
  return async (ctx) => {
    await sharePost(ctx, actor, await mustSee(ctx, actor, post));
    await ctx.db
      .updateTable("shares")
      .set({ uri })
      .where("account_id", "=", actor.id)
      .where("post_id", "=", post.id)
      .where("uri", "is", null)
      .execute();
  };
};

async function findShared(ctx: Context, { tree }: Activity): Promise<Post | undefined> {
  const object = tree["object"];
  const inner = isNode(object) && object["object"] !== undefined ? object : undefined;
  if (inner && typeOf(inner) !== "Create") return undefined;
  const address = canonicalUri(ctx, idOf(inner ? inner["object"] : object));
  const post = address && (await fetchPost(ctx, address.uri, { depth: 2 }));
  // In a group each answer is passed on as well; a home shows what they answer.
  return inner && post?.in_reply_to_id ? undefined : post;
}
