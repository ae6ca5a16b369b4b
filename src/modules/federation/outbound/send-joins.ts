import { actorUri } from "#modules/accounts";
import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { findAnswer } from "../voice/queries.ts";
import { activity, activityUri, shortName } from "./activity.ts";
import { findDistant, findPostRow, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

type Answer = { readonly postId: string; readonly accountId: string };
const keyOf = (uri: string) => ({ jobKey: `join:${uri}`.slice(0, 200) });

async function findBoth(ctx: Context, { postId, accountId }: Answer) {
  const post = await findPostRow(ctx, postId);
  const [organiser, member] = await Promise.all([
    post && findDistant(ctx, post.author_id),
    findSpeaker(ctx, accountId),
  ]);
  return post && organiser && member && { event: postUri(ctx, post), organiser, member };
}

/** A member comes to an event elsewhere: its organiser is told. */
export async function sendJoin(ctx: Context, answer: Answer): Promise<void> {
  const found = await findBoth(ctx, answer);
  const asked = found && (await findAnswer(ctx, { id: answer.postId }, found.member));
  if (!found || !asked) return;
  const { event, organiser, member } = found;
  const joining = activity(ctx, "Join", asked.uri, member, event, { to: [organiser.uri] });
  await send(ctx, member, joining, [{ inbox: organiser.inbox }], keyOf(asked.uri));
}

/** A member does not come after all. */
export async function sendLeave(ctx: Context, answer: Answer & { readonly uri: string }): Promise<void> {
  const found = await findBoth(ctx, answer);
  if (!found) return;
  const { event, organiser, member } = found;
  const leaving = activity(ctx, "Leave", `${answer.uri}#leave`, member, event, { to: [organiser.uri] });
  await send(ctx, member, leaving, [{ inbox: organiser.inbox }], keyOf(answer.uri));
}

/** Whoever comes to an event of ours from elsewhere hears that they have a seat, or that there is none. */
export async function answerJoin(
  ctx: Context,
  answer: { readonly eventId: string; readonly accountId: string; readonly accepted: boolean },
): Promise<void> {
  const asked = await ctx.db
    .selectFrom("joins_from_elsewhere")
    .innerJoin("events", "events.id", "event_id")
    .innerJoin("posts", "posts.id", "events.post_id")
    .select(["joins_from_elsewhere.uri", "posts.id as post_id", "posts.author_id"])
    .where("event_id", "=", answer.eventId)
    .where("account_id", "=", answer.accountId)
    .executeTakeFirst();
  const guest = await findDistant(ctx, answer.accountId);
  const organiser = asked && (await findSpeaker(ctx, asked.author_id));
  if (!asked || !guest || !organiser) return;
  const type = answer.accepted ? "Accept" : "Reject";
  const event = postUri(ctx, { id: asked.post_id, uri: null });
  const joining = { id: asked.uri, type: "Join", actor: guest.uri, object: event };
  const id = activityUri(ctx, answer.accepted ? "accepts" : "rejects", shortName(asked.uri));
  const said = activity(ctx, type, id, organiser, joining, { to: [guest.uri], attributedTo: actorUri(ctx, organiser) });
  await send(ctx, organiser, said, [{ inbox: guest.inbox }]);
}

/** Somebody who waited for a seat has one. */
export async function sendSeated(ctx: Context, newsId: string): Promise<void> {
  const news = await ctx.db.selectFrom("event_news").selectAll().where("id", "=", newsId).executeTakeFirst();
  if (news?.account_id) await answerJoin(ctx, { eventId: news.event_id, accountId: news.account_id, accepted: true });
}
