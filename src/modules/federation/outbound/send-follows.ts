import { actorUri } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { JsonObject } from "../documents/context.ts";
import { activity, activityUri, shortName, undo } from "./activity.ts";
import { type Distant, findDistant, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

export type FollowEnd = {
  readonly followerId: string;
  readonly followeeId: string;
  readonly activityUri?: string | null | undefined;
  readonly by?: "follower" | "followee" | undefined;
};

/** What takes the place of an asking that still waits: its own undoing, and nothing else. */
const keyOf = (uri: string) => ({ jobKey: `follow:${uri}`.slice(0, 200) });

/** A member's wish to follow somebody elsewhere, by the name it was given when it was made. */
const followOf = (ctx: Context, memberId: string, other: Distant, uri: string): JsonObject =>
  activity(ctx, "Follow", uri, { id: memberId }, other.uri);

/** Somebody elsewhere is asked whether a member may follow them. One taken back meanwhile is not asked for any more. */
export async function sendFollow(ctx: Context, followerId: string, followeeId: string): Promise<void> {
  const [member, other] = await Promise.all([findSpeaker(ctx, followerId), findDistant(ctx, followeeId)]);
  const row = await findFollow(ctx, followerId, followeeId, "requested");
  if (member && other && row?.activity_uri)
    await send(ctx, member, followOf(ctx, followerId, other, row.activity_uri), [other], keyOf(row.activity_uri));
}

/** Somebody elsewhere follows a member, who let them: they are told so. */
export async function sendAccept(ctx: Context, followerId: string, followeeId: string): Promise<void> {
  const row = await findFollow(ctx, followerId, followeeId, "accepted");
  if (row) await answer(ctx, "Accept", { followerId, followeeId, activityUri: row.activity_uri });
}

/** A member does not let somebody elsewhere follow them, or no more. */
export const sendReject = (ctx: Context, follow: FollowEnd): Promise<void> => answer(ctx, "Reject", follow);

/** A follow, or a wish to follow, has ended: whoever ended it here says so to the other's server. */
export async function sendFollowEnd(ctx: Context, follow: FollowEnd): Promise<void> {
  const { followerId, followeeId, activityUri: uri, by } = follow;
  const [member, other] = await Promise.all([findSpeaker(ctx, followerId), findDistant(ctx, followeeId)]);
  if (member && other && uri && by !== "followee")
    await send(ctx, member, undo(ctx, member, followOf(ctx, followerId, other, uri)), [other], keyOf(uri));
  else if (by !== "follower") await sendReject(ctx, follow);
}

async function answer(ctx: Context, type: "Accept" | "Reject", follow: FollowEnd): Promise<void> {
  const { followerId, followeeId, activityUri: uri } = follow;
  const [member, other] = await Promise.all([findSpeaker(ctx, followeeId), findDistant(ctx, followerId)]);
  if (!member || !other) return;
  const asked = { ...(uri && { id: uri }), type: "Follow", actor: other.uri, object: actorUri(ctx, member) };
  const id = activityUri(
    ctx,
    type === "Accept" ? "accepts" : "rejects",
    shortName(`${uri ?? followerId} ${followeeId}`),
  );
  await send(ctx, member, activity(ctx, type, id, member, asked, { to: [other.uri] }), [other], {
    jobKey: `answer:${followerId}-${followeeId}`,
  });
}

function findFollow(ctx: Context, followerId: string, followeeId: string, state: "requested" | "accepted") {
  return ctx.db
    .selectFrom("follows")
    .select("activity_uri")
    .where("follower_id", "=", followerId)
    .where("followee_id", "=", followeeId)
    .where("state", "=", state)
    .executeTakeFirst();
}
