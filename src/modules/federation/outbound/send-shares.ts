import { sql } from "kysely";
import { actorUri } from "#modules/accounts";
import { type Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { announceOf, undo } from "./activity.ts";
import { findPostRow, findSpeaker, inboxesOfFollowers } from "./recipients.ts";
import { send } from "./send.ts";

type Share = {
  readonly id: string;
  readonly account_id: string;
  readonly created_at: Date;
  readonly uri: string | null;
};

const isOpen = ({ audience }: Post) => audience === "public" || audience === "quiet";

/** How servers name the author of a post, ours or not. */
async function authorUriOf(ctx: Context, post: Post): Promise<string> {
  const { rows } = await sql<{
    uri: string;
  }>`select uri from remote_actors where account_id = ${post.author_id}`.execute(ctx.db);
  return rows[0]?.uri ?? actorUri(ctx, { id: post.author_id });
}

async function tell(ctx: Context, share: Share, post: Post, isUndone: boolean): Promise<void> {
  if (!isOpen(post) || share.uri !== null) return;
  const sharer = await findSpeaker(ctx, share.account_id);
  if (!sharer) return;
  const announced = announceOf(ctx, share, post, await authorUriOf(ctx, post));
  const inboxes = await inboxesOfFollowers(ctx, sharer, [post.author_id]);
  await send(ctx, sharer, isUndone ? undo(ctx, sharer, announced) : announced, inboxes, {
    jobKey: `share:${share.id}`,
  });
}

/** A post was passed on: the sharer's followers and its author hear of it. What is for this server only stays. */
export async function sendShare(ctx: Context, shareId: string): Promise<void> {
  const share = await ctx.db.selectFrom("shares").selectAll().where("id", "=", shareId).executeTakeFirst();
  const post = share && (await findPostRow(ctx, share.post_id));
  if (share && post) await tell(ctx, share, post, false);
}

/** It was taken back. A post that is gone meanwhile took its shares along. */
export async function sendUnshare(
  ctx: Context,
  {
    shareId,
    sharerId,
    postId,
    uri,
  }: { shareId: string; sharerId: string; postId: string; uri?: string | null | undefined },
): Promise<void> {
  const post = await findPostRow(ctx, postId);
  const share = { id: shareId, account_id: sharerId, created_at: ctx.now(), uri: uri ?? null };
  if (post) await tell(ctx, share, post, true);
}
