import { sql } from "kysely";
import type { Context } from "#platform/context";
import { forgetAsked } from "../ask-in-turn.ts";

/** So many of what was given up are kept, to be looked at. */
const MOST_DEAD = 10_000;
/** So much may wait for one server; of more the oldest goes. */
const MOST_WAITING = 5000;

/** Each night: keys, servers and activities nobody needs any more; and servers that were overlooked get their turn. */
export async function cleanUpDeliveries(ctx: Context): Promise<void> {
  await forgetAsked(ctx);
  await sql`delete from deliveries using (select id, row_number() over (partition by host order by id desc) as place from deliveries) as counted
    where deliveries.id = counted.id and counted.place > ${MOST_WAITING}`.execute(ctx.db);
  await sql`delete from outgoing_activities where made_at < now() - interval '1 hour'
    and not exists (select from deliveries where activity_id = outgoing_activities.id)`.execute(ctx.db);
  await sql`delete from dead_deliveries where id <= (select id from dead_deliveries order by id desc offset ${MOST_DEAD} limit 1)`.execute(
    ctx.db,
  );
  await sql`delete from delivery_hosts where seen_at < now() - interval '30 days' and leased_until < now()
    and not exists (select from deliveries where host = delivery_hosts.host)`.execute(ctx.db);
  await sql`delete from signing_keys where actor_id <> 0 and made_at < now() - interval '1 day'
    and not exists (select from accounts where id = actor_id)
    and not exists (select from outgoing_activities where outgoing_activities.actor_id = signing_keys.actor_id)`.execute(
    ctx.db,
  );
  await sql`insert into delivery_hosts (host, due_at) select host, min(due_at) from deliveries group by host order by host
    on conflict (host) do update set due_at = excluded.due_at
      where delivery_hosts.due_at = 'infinity' and delivery_hosts.dead_at is null`.execute(ctx.db);
}
