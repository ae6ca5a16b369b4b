import { actorUri } from "#modules/accounts";
import type { Context } from "#platform/context";
import { activity, activityUri, shortName } from "./activity.ts";
import { findDistant, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

export type Membership = {
  readonly groupId: string;
  readonly accountId: string;
  /** The Follow that is answered, where the row that held it is gone. */
  readonly followUri?: string | null | undefined;
};

/** Somebody elsewhere was let into a group of ours: their server is told so, by the name of what they asked with. */
export async function sendWelcome(ctx: Context, { groupId, accountId }: Membership): Promise<void> {
  const row = await ctx.db
    .selectFrom("group_members")
    .select("activity_uri")
    .where("group_id", "=", groupId)
    .where("account_id", "=", accountId)
    .where("state", "=", "member")
    .executeTakeFirst();
  if (row) await answer(ctx, "Accept", { groupId, accountId, followUri: row.activity_uri });
}

/** They were refused, or belong to it no more; whoever left of their own hears nothing new. */
export const sendFarewell = (ctx: Context, membership: Membership): Promise<void> => answer(ctx, "Reject", membership);

async function answer(ctx: Context, type: "Accept" | "Reject", membership: Membership): Promise<void> {
  const { groupId, accountId, followUri: uri } = membership;
  const [group, other] = await Promise.all([findSpeaker(ctx, groupId), findDistant(ctx, accountId)]);
  if (!group || !other) return;
  const asked = { ...(uri && { id: uri }), type: "Follow", actor: other.uri, object: actorUri(ctx, group) };
  const name = shortName(`${uri ?? accountId} ${groupId}`);
  const id = activityUri(ctx, type === "Accept" ? "accepts" : "rejects", name);
  await send(ctx, group, activity(ctx, type, id, group, asked, { to: [other.uri] }), [other], {
    jobKey: `answer:${accountId}-${groupId}`,
  });
}
