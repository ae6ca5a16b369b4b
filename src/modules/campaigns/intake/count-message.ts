import { sql } from "kysely";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import type { Gateway } from "./rules.ts";

/** A gateway that answered enough for today should ask again after so many seconds. */
const LATER = 900;
const KEPT_DAYS = 400;

/** Counts a message that came in, and keeps the gateway for itself until the end. @throws TooMany when today's answers are used up */
export async function countHeard(ctx: Context, gateway: Gateway): Promise<void> {
  const { rows } = await sql<{ answered: number }>`
    insert into intake_days as d (gateway_id, day, heard) values (${gateway.id}, current_date, 1)
    on conflict (gateway_id, day) do update set heard = d.heard + 1 returning answered`.execute(ctx.db);
  if ((rows[0]?.answered ?? 0) >= gateway.daily_limit) throw new TooMany(LATER);
  if (!gateway.used_at)
    await sql`update intake_gateways set used_at = now() where id = ${gateway.id} and used_at is null`.execute(ctx.db);
}

export async function countAnswered(ctx: Context, gateway: Gateway): Promise<void> {
  await sql`update intake_days set answered = answered + 1 where gateway_id = ${gateway.id} and day = current_date`.execute(
    ctx.db,
  );
}

/** Each night: counts that nobody looks at any more go. */
export async function forgetCounts(ctx: Context): Promise<void> {
  await sql`delete from intake_days where day < current_date - ${KEPT_DAYS}::integer`.execute(ctx.db);
}
