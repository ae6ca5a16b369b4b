import type { Account } from "#modules/accounts";
import { getGroup, joinGroup } from "#modules/groups";
import type { Context } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { publish } from "#platform/events";

/**
 * Somebody elsewhere follows a group of ours: they join it, or ask to. The name of what they asked with is kept for the answer. Asked
 * again by a member, they are told so again. Whom it banned is refused. @throws NotFound where one must be invited
 */
export async function joinFromElsewhere(ctx: Context, actor: Account, account: Account, uri: string): Promise<void> {
  const group = await getGroup(ctx, actor, account.handle);
  const payload = { groupId: group.id, accountId: actor.id };
  const wasMember = group.mine?.state === "member";
  try {
    await joinGroup(ctx, actor, group, { followUri: uri });
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    await publish(ctx, { name: "groups.refused", payload: { ...payload, followUri: uri } });
    return;
  }
  await ctx.db
    .updateTable("group_members")
    .set({ activity_uri: uri })
    .where("group_id", "=", group.id)
    .where("account_id", "=", actor.id)
    .execute();
  if (wasMember) await publish(ctx, { name: "groups.joined", payload });
}
