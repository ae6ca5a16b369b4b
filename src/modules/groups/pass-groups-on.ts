import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { endMembership } from "./leave-group.ts";
import { noteInLog } from "./note-in-log.ts";

/**
 * Somebody's account goes for good: they leave every group. Where they were the last owner, whoever has served longest owns it
 * from then on: an organiser, else a helper, else a member.
 */
export async function leaveAllGroups(ctx: Context, person: { readonly id: string }): Promise<void> {
  const memberships = await ctx.db
    .selectFrom("group_members")
    .select(["group_id", "state", "role"])
    .where("account_id", "=", person.id)
    .execute();
  for (const { group_id: id, state, role } of memberships)
    await inTransaction(ctx, async (ctx) => {
      await ctx.db.selectFrom("groups").select("id").where("id", "=", id).forNoKeyUpdate().execute();
      if (role === "owner") await nameHeir(ctx, { id }, person);
      await endMembership(ctx, { id }, person, state === "member");
    });
}

async function nameHeir(ctx: Context, group: { readonly id: string }, owner: { readonly id: string }): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update group_members set role = 'owner' where group_id = ${group.id} and account_id = (
      select account_id from group_members heirs where group_id = ${group.id} and account_id <> ${owner.id} and state = 'member'
        and not exists (select from group_members where group_id = ${group.id} and account_id <> ${owner.id} and role = 'owner')
      order by role = 'organiser' desc, role = 'helper' desc, since, account_id limit 1)
    returning account_id as id`.execute(ctx.db);
  const [person] = rows;
  if (person) await noteInLog(ctx, group, person, { deed: "handed", person });
}
