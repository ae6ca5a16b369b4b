import type { Context } from "#platform/context";
import { activity, activityUri, undo } from "./activity.ts";
import { findDistant, findSpeaker } from "./recipients.ts";
import { send } from "./send.ts";

/**
 * A member blocked somebody elsewhere: that person's server is told, and nobody else, so that it keeps the two apart as
 * well. The ends of their follows go out by themselves.
 */
export async function sendBlock(ctx: Context, blockerId: string, blockedId: string): Promise<void> {
  const row = await ctx.db
    .selectFrom("blocks")
    .select("created_at")
    .where("blocker_id", "=", blockerId)
    .where("blocked_id", "=", blockedId)
    .executeTakeFirst();
  if (row) await tell(ctx, blockerId, blockedId, row.created_at.getTime(), false);
}

/** The block was taken back. */
export const sendUnblock = (ctx: Context, blockerId: string, blockedId: string, since: number): Promise<void> =>
  tell(ctx, blockerId, blockedId, since, true);

async function tell(ctx: Context, blockerId: string, blockedId: string, since: number, isUndone: boolean) {
  const [member, other] = await Promise.all([findSpeaker(ctx, blockerId), findDistant(ctx, blockedId)]);
  if (!member || !other) return;
  const id = activityUri(ctx, "blocks", `${blockerId}-${blockedId}-${since}`);
  const block = activity(ctx, "Block", id, member, other.uri, { to: [other.uri] });
  await send(ctx, member, isUndone ? undo(ctx, member, block) : block, [other], {
    jobKey: `block:${blockerId}-${blockedId}-${since}`,
  });
}
