import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";

/** So many within five minutes, and so many times more than usual, are told of; once in six hours. */
export const spike = { least: 50, times: 5, minutes: 5, quietHours: 6 } as const;
/** Milliseconds at which ids begin to count, as in `next_id()`. */
const EPOCH = 1_577_836_800_000;

/**
 * Each minute: which demands are signed much faster than in the day before? Their author and the moderators hear of it
 * within five minutes. It need not mean anything bad; somebody should look.
 */
export async function watchSignatures(ctx: Context): Promise<void> {
  const recent = String(BigInt(ctx.now().getTime() - EPOCH - spike.minutes * 60_000) << 22n);
  const { rows } = await sql<{ demand_id: string; fresh: number; usual: number }>`
    select fast.demand_id, fresh, before.usual from (
      select demand_id, count(*)::int as fresh from signatures where id >= ${recent} group by demand_id
      having count(*) >= ${spike.least}) as fast
    cross join lateral (select count(*) / 288.0 as usual from signatures where signatures.demand_id = fast.demand_id
      and signed_at between now() - interval '1 day 5 minutes' and now() - interval '5 minutes') as before
    where fresh > ${spike.times} * before.usual and not exists (select from signature_alerts
      where signature_alerts.demand_id = fast.demand_id and at > now() - make_interval(hours => ${spike.quietHours}))`.execute(
    ctx.db,
  );
  for (const { demand_id, fresh, usual } of rows)
    await inTransaction(ctx, async (ctx) => {
      await ctx.db.insertInto("signature_alerts").values({ demand_id, counted: fresh, usual }).execute();
      await publish(ctx, { name: "campaigns.signatures-spiked", payload: { demandId: demand_id } });
    });
}
