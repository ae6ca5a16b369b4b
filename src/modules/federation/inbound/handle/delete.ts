import { receiveWithdrawal } from "#modules/campaigns";
import { takeBackVotes, withdrawStatement } from "#modules/deliberation";
import { decideQuote, deletePost } from "#modules/posts";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { announceInGroup } from "../../outbound/announce-in-group.ts";
import { canonicalHost } from "../../remote/canonical-uri.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { bury } from "../../remote/keep-post.ts";
import { moderate } from "../moderate/moderate.ts";
import type { Activity, Effect, Handle } from "./activity.ts";

export const ERASE_ACTOR = "federation.erase-actor";

/**
 * Somebody took a post of theirs back, or is gone for good. What is not theirs stays, but for what
 * who looks after a group takes out of it. What we do not have yet is remembered as
 * taken back by them, so that it makes nothing when it comes late.
 */
export const remove: Handle = async (ctx, activity) => {
  const { objectUri, by, actor, tree } = activity;
  if (objectUri === by.uri) return gone(activity);
  const known = objectUri ? await findPostBy(ctx, objectUri) : undefined;
  if (known && known.author_id !== actor.id) return known.group_id ? moderate(ctx, activity, "Delete") : undefined;
  if (!objectUri || canonicalHost(ctx, objectUri) !== by.host) return undefined;
  return async (ctx: Context) => {
    await withdrawStamp(ctx, activity);
    const post = await findPostBy(ctx, objectUri);
    if (post && post.author_id !== actor.id) return;
    await bury(ctx, objectUri, by.uri);
    await receiveWithdrawal(ctx, actor, objectUri);
    await takeBackVotes(ctx, actor, objectUri);
    await withdrawStatement(ctx, actor, objectUri);
    if (!post) return;
    await deletePost(ctx, actor, post);
    await announceInGroup(ctx, post, tree);
  };
};

/** Whoever let one of us quote them takes the leave back: they are shown there no more. */
async function withdrawStamp(ctx: Context, { objectUri, actor }: Activity): Promise<void> {
  const posts = ctx.db.selectFrom("posts").selectAll();
  const quote = await posts.where("quote_stamp_uri", "=", objectUri).where("uri", "is", null).executeTakeFirst();
  const quoted = quote?.quoted_id && (await posts.where("id", "=", quote.quoted_id).executeTakeFirst());
  if (quote && quoted && quoted.author_id === actor.id) await decideQuote(ctx, actor, quote, "withdrawn");
}

function gone({ actor }: Activity): Effect {
  return async (ctx) => {
    await ctx.db
      .updateTable("remote_actors")
      .set({ gone_at: ctx.now() })
      .where("account_id", "=", actor.id)
      .where("gone_at", "is", null)
      .execute();
    await queueTask(ctx, ERASE_ACTOR, { accountId: actor.id });
  };
}
