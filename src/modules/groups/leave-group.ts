import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { leaveElsewhere } from "./elsewhere.ts";
import { stopFollowing } from "./let-in.ts";
import { findStanding } from "./queries.ts";

/**
 * Someone leaves a group, takes back that they asked, or declines an invitation. What they wrote stays. The last owner hands
 * the group over first, unless nobody else is in it: then it closes with them. @throws Invalid
 */
export async function leaveGroup(
  ctx: Context,
  person: { readonly id: string },
  group: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { host } = await ctx.db
      .selectFrom("groups")
      .innerJoin("accounts", "accounts.id", "groups.id")
      .select("host")
      .where("groups.id", "=", group.id)
      .forNoKeyUpdate("groups")
      .executeTakeFirstOrThrow();
    if (host) return leaveElsewhere(ctx, group, person);
    const mine = await findStanding(ctx, group, person);
    if (!mine || mine.state === "banned") return;
    if (mine.role === "owner" && (await leavesOthersAlone(ctx, group, person)))
      throw new Invalid({ form: "handOverFirst" });
    await endMembership(ctx, group, person, mine.state === "member");
  });
}

/** Whether nobody of those who stay owns the group. */
async function leavesOthersAlone(ctx: Context, group: { readonly id: string }, person: { readonly id: string }) {
  const { rows } = await sql<{ others: boolean; owners: boolean | null }>`
    select count(*) > 0 as others, bool_or(role = 'owner') as owners from group_members
    where group_id = ${group.id} and account_id <> ${person.id} and state = 'member'`.execute(ctx.db);
  return rows[0]?.others === true && rows[0].owners !== true;
}

/** Takes somebody out of a group, inside the caller's transaction. A group that nobody is left in closes. */
export async function endMembership(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string },
  wasMember: boolean,
): Promise<void> {
  const ended = await ctx.db
    .deleteFrom("group_members")
    .where("group_id", "=", group.id)
    .where("account_id", "=", person.id)
    .returning("activity_uri")
    .executeTakeFirst();
  const payload = { groupId: group.id, accountId: person.id, followUri: ended?.activity_uri };
  if (!wasMember) {
    if (payload.followUri) await publish(ctx, { name: "groups.refused", payload });
    return;
  }
  await stopFollowing(ctx, group, person);
  await sql`update groups set members_count = greatest(0, members_count - 1),
    closed_at = case when members_count <= 1 then now() end
    where id = ${group.id} and exists (select from accounts where id = groups.id and host = '')`.execute(ctx.db);
  await publish(ctx, { name: "groups.left", payload });
}

/**
 * Somebody does not follow a group's account any more, since they blocked it: then they are no member either, unless it is
 * theirs. A role in an organisation has nothing to do with following it.
 */
export async function followEnded(
  ctx: Context,
  person: { readonly id: string },
  group: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const here = await ctx.db.selectFrom("groups").select("id").where("id", "=", group.id).executeTakeFirst();
    const mine = here && (await findStanding(ctx, group, person));
    if (mine?.state === "member" && mine.role !== "owner") await endMembership(ctx, group, person, true);
  });
}
