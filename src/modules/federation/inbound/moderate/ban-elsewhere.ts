import { leaveElsewhere, noteInLog } from "#modules/groups";
import type { Context } from "#platform/context";

type Person = { readonly id: string };

/** A group of another server takes somebody out, and perhaps keeps them out: what it says here is not for them any more. */
export async function banElsewhere(
  ctx: Context,
  actor: Person,
  group: Person,
  person: Person,
  { reason, ban }: { readonly reason: string; readonly ban: boolean },
): Promise<void> {
  await leaveElsewhere(ctx, group, person, "followee");
  if (ban)
    await ctx.db
      .insertInto("group_members")
      .values({ group_id: group.id, account_id: person.id, state: "banned" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await noteInLog(ctx, group, actor, { deed: ban ? "banned" : "removed", person, reason });
}

/** It lets them ask again. */
export async function endBanElsewhere(ctx: Context, actor: Person, group: Person, person: Person): Promise<void> {
  const ended = await ctx.db
    .deleteFrom("group_members")
    .where("group_id", "=", group.id)
    .where("account_id", "=", person.id)
    .where("state", "=", "banned")
    .returning("account_id")
    .executeTakeFirst();
  if (ended) await noteInLog(ctx, group, actor, { deed: "unbanned", person });
}
