import { passOnTheirs } from "#modules/groups";
import { sharePost } from "#modules/posts";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { fetchPost } from "../../remote/fetch-post.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { idOf, isNode } from "../../remote/read-node.ts";
import type { Handle } from "./activity.ts";
import { fromGroup } from "./from-group.ts";
import { mustSee } from "./must-see.ts";

/**
 * Somebody passes a post on. The post is the one its own server gives, whatever came along. A group passes on whole activities
 * (FEP-1b12), each of which does what it would if whoever did it had told us.
 */
export const announce: Handle = async (ctx, activity) => {
  const { uri, actor, by, tree } = activity;
  const object = tree["object"];
  const inner = isNode(object) && object["object"] !== undefined ? object : undefined;
  if (inner) return actor.kind === "group" ? fromGroup(ctx, activity, inner) : undefined;
  const address = canonicalUri(ctx, idOf(object));
  const post = address && (await fetchPost(ctx, address.uri, { depth: 2 }));
  if (!post || (post.audience !== "public" && post.audience !== "quiet") || (await isBuried(ctx, uri, by.uri)))
    return undefined;
  return async (ctx) => {
    await (actor.kind === "group" ? passOnTheirs : sharePost)(ctx, actor, await mustSee(ctx, actor, post));
    await ctx.db
      .updateTable("shares")
      .set({ uri })
      .where("account_id", "=", actor.id)
      .where("post_id", "=", post.id)
      .where("uri", "is", null)
      .execute();
  };
};
