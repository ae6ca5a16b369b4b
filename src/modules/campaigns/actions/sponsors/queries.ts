import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";

export type Sponsor = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly state: "offered" | "invited" | "accepted";
};

/** Groups and organisations behind a demand: those agreed on, and (`all`) those still asked. */
export async function listSponsors(ctx: Context, demand: { readonly id: string }, all = false): Promise<Sponsor[]> {
  const { rows } = await sql<Sponsor>`
    select accounts.id, handle, name, state from co_sponsors join accounts on accounts.id = account_id and status in ('active', 'remote')
    left join groups on groups.id = account_id
    where demand_id = ${demand.id} and groups.closed_at is null and (${all}::boolean or state = 'accepted')
    order by state, since, accounts.id`.execute(ctx.db);
  return rows;
}

/** A group or an organisation of this server that can stand behind something. @throws Invalid "unknownGroup" */
export async function getSponsor(ctx: Context, handle: string): Promise<{ id: string; handle: string }> {
  const { rows } = await sql<{ id: string; handle: string }>`
    select accounts.id, handle from accounts left join groups using (id)
    where handle = ${handle} and status = 'active' and kind in ('group', 'organization') and closed_at is null
      and access is distinct from 'invite'`.execute(ctx.db);
  if (!rows[0]) throw new Invalid({ group: "unknownGroup" });
  return rows[0];
}

/** One that stands, or is to stand, behind a demand, of this server or another. @throws NotFound */
export async function getSponsorOf(ctx: Context, demand: { readonly id: string }, handle: string): Promise<Sponsor> {
  const found = (await listSponsors(ctx, demand, true)).find((sponsor) => sponsor.handle === handle);
  if (!found) throw new NotFound();
  return found;
}

/** Groups and organisations a member acts for. */
export async function listOrganised(
  ctx: Context,
  viewer: { readonly id: string },
): Promise<{ id: string; handle: string; name: string }[]> {
  const { rows } = await sql<{ id: string; handle: string; name: string }>`
    select accounts.id, handle, name from group_members join accounts on accounts.id = group_id and status = 'active'
    left join groups on groups.id = group_id
    where account_id = ${viewer.id} and group_members.state = 'member' and group_members.role in ('organiser', 'owner') and closed_at is null
      and access is distinct from 'invite' order by name limit 50`.execute(ctx.db);
  return rows;
}

/** Demands a group made or stands behind; a condition on `demands`. */
export const standsBehind = (group: { readonly id: string }): RawBuilder<boolean> =>
  sql<boolean>`(demands.openness <> 'confidential' and (demands.group_id = ${group.id} or exists (select from co_sponsors
    where demand_id = demands.id and account_id = ${group.id} and state = 'accepted')))`;
