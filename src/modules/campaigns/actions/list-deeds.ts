import { sql } from "kysely";
import type { Context } from "#platform/context";

/** What a member took part in, for their archive: places they took, promises they made. Of confidential demands there are none. */
export async function listDeeds(ctx: Context, person: { readonly id: string }) {
  const { rows: places } = await sql<{ demand: string; what: string; at: string; since: Date }>`
    select demands.title as demand, volunteer_slots.what, volunteer_slots.at, volunteers.since from volunteers
    join volunteer_slots on volunteer_slots.id = slot_id join demands on demands.id = demand_id
    where account_id = ${person.id} order by volunteers.since`.execute(ctx.db);
  const { rows: promises } = await sql<{ demand: string; promise: string; others: number; since: Date }>`
    select demands.title as demand, pledges.promise, pledges.others, pledgers.since from pledgers
    join pledges on pledges.id = pledge_id join demands on demands.id = demand_id
    where account_id = ${person.id} order by pledgers.since`.execute(ctx.db);
  return { places, promises };
}
