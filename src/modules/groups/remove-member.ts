import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import { endMembership } from "./leave-group.ts";
import { noteInLog } from "./note-in-log.ts";
import { findRoleIn, findStanding, type Group } from "./queries.ts";
import { mayOrganise } from "./rules.ts";
import { mayRemove } from "./rules-of-roles.ts";

/**
 * An organiser takes somebody out of a group, and perhaps keeps them out, with a reason that stands in the group's book. What
 * they wrote stays until somebody takes it out. @throws Forbidden, NotFound for whom the group does not know
 */
export async function removeMember(
  ctx: Context,
  organiser: { readonly id: string },
  group: Pick<Group, "id">,
  person: { readonly id: string },
  { reason, ban }: { readonly reason: string; readonly ban: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("groups").select("id").where("id", "=", group.id).forNoKeyUpdate().execute();
    const standing = await findStanding(ctx, group, person);
    if (!standing || standing.state === "banned") throw new NotFound();
    if (!mayRemove(await findRoleIn(ctx, group, organiser), standing.role)) throw new Forbidden();
    await endMembership(ctx, group, person, standing.state === "member");
    if (ban)
      await ctx.db
        .insertInto("group_members")
        .values({ group_id: group.id, account_id: person.id, state: "banned" })
        .execute();
    await noteInLog(ctx, group, organiser, { deed: ban ? "banned" : "removed", person, reason });
  });
}

/** An organiser lets somebody ask again whom the group kept out. @throws Forbidden, NotFound */
export async function endBan(
  ctx: Context,
  organiser: { readonly id: string },
  group: Pick<Group, "id">,
  person: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (!mayOrganise(await findRoleIn(ctx, group, organiser))) throw new Forbidden();
    const { rows } =
      await sql`delete from group_members where group_id = ${group.id} and account_id = ${person.id} and state = 'banned'
      returning 1`.execute(ctx.db);
    if (rows.length === 0) throw new NotFound();
    await noteInLog(ctx, group, organiser, { deed: "unbanned", person });
  });
}
