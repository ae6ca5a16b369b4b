import { postUri, type ReactionKind } from "#modules/posts";
import type { Context } from "#platform/context";
import type { JsonObject } from "../documents/context.ts";
import { activity, activityUri, undo } from "./activity.ts";
import { announceOurs } from "./announce-in-group.ts";
import { reactionSigns } from "./reaction-signs.ts";
import { findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

type Reaction = {
  readonly postId: string;
  readonly accountId: string;
  readonly kind: ReactionKind;
  readonly at: number;
};

/** A reaction as a Like: what more it means stands in `content`, for whoever knows several. */
function likeOf(ctx: Context, { postId, accountId, kind, at }: Reaction, object: string): JsonObject {
  const id = activityUri(ctx, "likes", `${postId}-${accountId}-${kind}-${at}`);
  return activity(ctx, "Like", id, { id: accountId }, object, kind === "like" ? {} : { content: reactionSigns[kind] });
}

async function tell(ctx: Context, reaction: Reaction, isUndone: boolean): Promise<void> {
  const post = await findPostRow(ctx, reaction.postId);
  const person = post && (post.uri || post.group_id) ? await findSpeaker(ctx, reaction.accountId) : undefined;
  if (!post || !person) return;
  const like = likeOf(ctx, reaction, postUri(ctx, post));
  const said = isUndone ? undo(ctx, person, like) : like;
  const told = await Promise.all([
    post.uri ? findDistant(ctx, post.author_id) : undefined,
    post.group_id ? findDistant(ctx, post.group_id) : undefined,
  ]);
  const inboxes = told.flatMap((one) => one ?? []);
  const wishes = { jobKey: `like:${String(like["id"])}` };
  await send(ctx, person, said, inboxes, wishes);
  await announceOurs(ctx, post, person, said, wishes);
}

/** The author of a post elsewhere hears how somebody here feels about it, and so do those of the group it was said in. */
export async function sendReaction(ctx: Context, postId: string, accountId: string): Promise<void> {
  const row = await ctx.db
    .selectFrom("reactions")
    .selectAll()
    .where("post_id", "=", postId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (row) await tell(ctx, { postId, accountId, kind: row.kind, at: row.created_at.getTime() }, false);
}

export const sendReactionBack = (ctx: Context, reaction: Reaction): Promise<void> => tell(ctx, reaction, true);

/** Somebody feels otherwise now: the one before is taken back, and then comes a Like anew. */
export async function sendReactionChange(ctx: Context, before: Reaction): Promise<void> {
  await sendReactionBack(ctx, before);
  await sendReaction(ctx, before.postId, before.accountId);
}
