import { sql } from "kysely";
import { countFollow } from "#modules/accounts";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import type { Group } from "./queries.ts";
import type { Role } from "./rules.ts";

type Ways = { readonly role?: Role; readonly agreedTo?: number | null; readonly answer?: string };

/**
 * Makes somebody a member, inside the caller's transaction: from then on they read what is said, and find it on their home.
 * A member follows the group's account; that is how what it passes on reaches them. Nothing changes for who is one already.
 */
export async function letIn(
  ctx: Context,
  group: Pick<Group, "id">,
  person: { readonly id: string },
  { role = "member", agreedTo = null, answer = "" }: Ways = {},
): Promise<void> {
  const { rows } = await sql`
    insert into group_members (group_id, account_id, state, role, agreed_version, agreed_at, answer)
    values (${group.id}, ${person.id}, 'member', ${role}, ${agreedTo}::integer, case when ${agreedTo}::integer is null then null else now() end, ${answer})
    on conflict (group_id, account_id) do update set state = 'member', role = excluded.role, since = now(),
      agreed_version = coalesce(excluded.agreed_version, group_members.agreed_version),
      agreed_at = coalesce(excluded.agreed_at, group_members.agreed_at)
      where group_members.state <> 'member'
    returning group_id`.execute(ctx.db);
  if (rows.length === 0) return;
  await sql`update groups set members_count = members_count + 1 where id = ${group.id}`.execute(ctx.db);
  await followGroup(ctx, group, person);
  await publish(ctx, { name: "groups.joined", payload: { groupId: group.id, accountId: person.id } });
}

async function followGroup(ctx: Context, group: { readonly id: string }, person: { readonly id: string }) {
  const { rows } = await sql`
    insert into follows (follower_id, followee_id, state) values (${person.id}, ${group.id}, 'accepted')
    on conflict (follower_id, followee_id) do update set state = 'accepted' where follows.state <> 'accepted' returning 1`.execute(
    ctx.db,
  );
  if (rows.length > 0) await countFollow(ctx, person.id, group.id, 1);
}

/** Membership ends: the group passes nothing on to them any more, and in a closed one they see nothing from that moment. */
export async function stopFollowing(ctx: Context, group: { readonly id: string }, person: { readonly id: string }) {
  const { rows } = await sql<{ state: string }>`
    delete from follows where follower_id = ${person.id} and followee_id = ${group.id} returning state`.execute(ctx.db);
  if (rows[0]?.state === "accepted") await countFollow(ctx, person.id, group.id, -1);
}
