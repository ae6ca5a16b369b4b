import { actorUri } from "#modules/accounts";
import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { activity, activityUri } from "./activity.ts";
import { findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";
import { sendCounted } from "./send-posts.ts";

/**
 * A member answered a poll. One of another server hears of each choice by a Note that only its author gets, since nobody
 * else is to know; one of ours tells its new count.
 */
export async function sendVote(ctx: Context, postId: string, accountId: string): Promise<void> {
  const post = await findPostRow(ctx, postId);
  if (!post) return;
  if (post.uri === null) {
    await sendCounted(ctx, postId);
    return;
  }
  const [author, voter] = await Promise.all([findDistant(ctx, post.author_id), findSpeaker(ctx, accountId)]);
  if (!author || !voter) return;
  for (const { place, text } of await listChosen(ctx, postId, accountId)) {
    const id = activityUri(ctx, "votes", `${postId}-${accountId}-${place}`);
    const attributedTo = actorUri(ctx, voter);
    const to = [author.uri];
    const note = { id, type: "Note", name: text, attributedTo, inReplyTo: postUri(ctx, post), to };
    const create = activity(ctx, "Create", `${id}#create`, voter, note, { to });
    await send(ctx, voter, create, [{ inbox: author.inbox }]);
  }
}

async function listChosen(ctx: Context, postId: string, accountId: string) {
  return ctx.db
    .selectFrom("poll_votes")
    .innerJoin("poll_options", "poll_options.post_id", "poll_votes.post_id")
    .select(["place", "text"])
    .where("poll_votes.post_id", "=", postId)
    .where("account_id", "=", accountId)
    .whereRef("place", "=", (of) => of.fn.any("places"))
    .orderBy("place")
    .execute();
}
