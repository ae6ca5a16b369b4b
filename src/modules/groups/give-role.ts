import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { noteInLog } from "./note-in-log.ts";
import { findRoleIn, type Group } from "./queries.ts";
import type { Role } from "./rules.ts";
import { rolesToGive } from "./rules-of-roles.ts";

/**
 * Somebody gives a member a role, as far as their own reaches. An owner hands over by making somebody else an owner too, and
 * may then step back; a group is never left without one. @throws Forbidden, Invalid, NotFound for who is no member
 */
export async function giveRole(
  ctx: Context,
  giver: { readonly id: string },
  group: Pick<Group, "id">,
  member: { readonly id: string },
  role: Role,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("groups").select("id").where("id", "=", group.id).forNoKeyUpdate().execute();
    const [mine, before] = [await findRoleIn(ctx, group, giver), await findRoleIn(ctx, group, member)];
    if (!before) throw new NotFound();
    if (!rolesToGive(mine, before).includes(role)) throw new Forbidden();
    if (before === role) return;
    if (before === "owner" && !(await hasOtherOwner(ctx, group, member))) throw new Invalid({ role: "handOverFirst" });
    await ctx.db
      .updateTable("group_members")
      .set({ role })
      .where("group_id", "=", group.id)
      .where("account_id", "=", member.id)
      .execute();
    const payload = { groupId: group.id, accountId: member.id, giverId: giver.id };
    if (role !== "member") await publish(ctx, { name: "groups.role-given", payload });
    await noteInLog(ctx, group, giver, {
      deed: role === "owner" ? "handed" : "role",
      person: member,
      reason: role,
    });
  });
}

async function hasOtherOwner(ctx: Context, group: { readonly id: string }, than: { readonly id: string }) {
  const other = await ctx.db
    .selectFrom("group_members")
    .select("account_id")
    .where("group_id", "=", group.id)
    .where("role", "=", "owner")
    .where("account_id", "<>", than.id)
    .executeTakeFirst();
  return other !== undefined;
}
