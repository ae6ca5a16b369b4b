import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { markUp } from "#platform/marked-text";
import { noteInLog } from "./note-in-log.ts";
import { doorsOf } from "./open-doors.ts";
import type { Group } from "./queries.ts";
import { type GroupChange, isClosed } from "./rules.ts";

/**
 * Organisers change what their group says of itself and how one comes in. What was closed stays closed and what was open
 * stays open, since people wrote in it believing so. A new agreement has a version of its own; members are asked to read it
 * and stay in any case. @throws Invalid
 */
export async function editGroup(
  ctx: Context,
  actor: { readonly id: string },
  group: Group,
  change: GroupChange,
): Promise<void> {
  if (isClosed(group) !== isClosed(change)) throw new Invalid({ access: "accessStays" });
  await inTransaction(ctx, async (ctx) => {
    const { account, rules } = doorsOf(change);
    const { rows } = await sql<{ agreement: string; agreement_version: number }>`
      select agreement, agreement_version from groups where id = ${group.id} for no key update`.execute(ctx.db);
    const before = rows[0] ?? { agreement: "", agreement_version: 0 };
    const isNew = change.agreement !== "" && change.agreement !== before.agreement;
    const version = change.agreement === "" ? 0 : await versionOf(ctx, group, before.agreement_version, isNew);
    await ctx.db
      .updateTable("accounts")
      .set({
        name: change.name,
        bio: change.about,
        bio_html: change.about ? markUp(change.about, new Set()) : "",
        ...account,
      })
      .where("id", "=", group.id)
      .execute();
    await ctx.db
      .updateTable("groups")
      .set({ ...rules, library: change.library, agreement_version: version })
      .where("id", "=", group.id)
      .execute();
    await publish(ctx, { name: "accounts.profile-edited", payload: { accountId: group.id } });
    await noteInLog(ctx, group, actor, { deed: isNew ? "agreement" : "changed" });
    if (!isNew) return;
    await ctx.db
      .insertInto("group_agreements")
      .values({ group_id: group.id, version, text: change.agreement })
      .execute();
    await agree(ctx, actor, { ...group, agreement_version: version });
    const payload = { groupId: group.id, actorId: actor.id };
    await publish(ctx, { name: "groups.agreement-changed", payload });
  });
}

/** The number of the next wording: one more than any there was, also when there was none for a while. */
async function versionOf(ctx: Context, group: { readonly id: string }, now: number, isNew: boolean): Promise<number> {
  if (!isNew) return now;
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(version), 0) + 1 as next from group_agreements where group_id = ${group.id}`.execute(ctx.db);
  return rows[0]?.next ?? 1;
}

/** A member agrees to the agreement as it stands now. */
export async function agree(
  ctx: Context,
  member: { readonly id: string },
  group: Pick<Group, "id" | "agreement_version">,
): Promise<void> {
  await sql`update group_members set agreed_version = ${group.agreement_version}, agreed_at = now()
    where group_id = ${group.id} and account_id = ${member.id} and state = 'member' and ${group.agreement_version}::integer > 0`.execute(
    ctx.db,
  );
}
