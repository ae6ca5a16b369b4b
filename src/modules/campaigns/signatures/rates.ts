import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Tier } from "./rules.ts";

type Of = { readonly id: string };

/** How many of each tier signed in each hour of the last two days, and still count; hours without any are left out. */
export async function listHours(ctx: Context, demand: Of) {
  const { rows } = await sql<{ hour: Date } & Record<Tier, number>>`
    select date_trunc('hour', signed_at) as hour, count(*) filter (where tier = 'member')::int as member,
      count(*) filter (where tier = 'email')::int as email, count(*) filter (where tier = 'paper')::int as paper,
      count(*) filter (where tier = 'remote')::int as remote
    from signatures where demand_id = ${demand.id} and state = 'valid' and signed_at > now() - interval '48 hours'
    group by 1 order by 1 desc`.execute(ctx.db);
  return rows;
}

/** When it was signed much faster than before, the latest first. */
export function listAlerts(ctx: Context, demand: Of) {
  return ctx.db
    .selectFrom("signature_alerts")
    .select(["id", "counted", "usual", "at"])
    .where("demand_id", "=", demand.id)
    .orderBy("at", "desc")
    .limit(10)
    .execute();
}

/** Where many of the last two days come from: networks, mail hosts and other servers with at least twenty. For moderators. */
export async function listSources(ctx: Context, demand: Of) {
  const { rows } = await sql<{ kind: "origin" | "mail_host" | "host"; source: string; counted: number }>`
    with late as (select origin, mail_host, account_id, tier from signatures
      where demand_id = ${demand.id} and state = 'valid' and signed_at > now() - interval '48 hours')
    (select 'origin' as kind, encode(origin, 'hex') as source, count(*)::int as counted from late where origin is not null
      group by 2 having count(*) >= 20 order by 3 desc limit 10)
    union all (select 'mail_host', mail_host, count(*)::int from late where mail_host is not null
      group by 2 having count(*) >= 20 order by 3 desc limit 10)
    union all (select 'host', host, count(*)::int from late join accounts on accounts.id = account_id where tier = 'remote'
      group by 2 having count(*) >= 20 order by 3 desc limit 10)`.execute(ctx.db);
  return rows;
}

/** What was taken out of the count, with its reason, the latest first. Everyone may know this. */
export function listInvalidations(ctx: Context, demand: Of) {
  return ctx.db
    .selectFrom("signature_invalidations")
    .select(["id", "reason", "counted", "made_at", "done_at", "reversed_at", "restored_at"])
    .where("demand_id", "=", demand.id)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}
