import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { letIn } from "./let-in.ts";
import { noteInLog } from "./note-in-log.ts";
import { findStanding, type Group } from "./queries.ts";

/**
 * Whoever helps in a group invites somebody of this server by name. One who has asked already is let in. Nobody is made a
 * member without their own yes. @throws Invalid for whom it banned, and for members
 */
export async function invitePerson(
  ctx: Context,
  helper: { readonly id: string },
  group: Pick<Group, "id">,
  handle: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      select id from accounts where handle = ${handle} and status = 'active' and kind = 'person'
        and not exists (select from blocks where (blocker_id, blocked_id) in ((accounts.id, ${helper.id}), (${helper.id}, accounts.id)))`.execute(
      ctx.db,
    );
    const [person] = rows;
    if (!person) throw new Invalid({ handle: "unknownPerson" });
    const standing = await findStanding(ctx, group, person);
    if (standing?.state === "banned") throw new Invalid({ handle: "bannedHere" });
    if (standing?.state === "member") throw new Invalid({ handle: "memberHere" });
    if (standing?.state === "asked") {
      await letIn(ctx, group, person);
      await publish(ctx, { name: "groups.admitted", payload: { groupId: group.id, accountId: person.id } });
      return noteInLog(ctx, group, helper, { deed: "admitted", person });
    }
    await ctx.db
      .insertInto("group_members")
      .values({ group_id: group.id, account_id: person.id, state: "invited", invited_by: helper.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const payload = { groupId: group.id, accountId: person.id, inviterId: helper.id };
    await publish(ctx, { name: "groups.invited", payload });
    await noteInLog(ctx, group, helper, { deed: "invited", person });
  });
}
