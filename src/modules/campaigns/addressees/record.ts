import { sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { addresseeLimits, type DemandStatus, statuses } from "./rules.ts";

/** How an addressee answers, of what everyone may read. Undefined where too few happened to say so. */
export type AddresseeRecord = {
  readonly open: number;
  readonly byStatus: readonly { readonly status: DemandStatus; readonly count: number }[];
  /** The middle of the days from being forwarded to the first answer. */
  readonly daysToAnswer: number | undefined;
  /** Of what was said to be done and voted on, how much those affected confirmed: 0-100. */
  readonly confirmed: number | undefined;
};

type Row = { status: DemandStatus; count: number };
type Figures = { answered: number; days: number | null; confirmed: number; voted: number };

/** Counts what guests may see, so that a figure tells nothing the pages do not. */
export async function findRecord(ctx: Context, addressee: { readonly id: string }): Promise<AddresseeRecord> {
  const mine = sql`demands.addressee_id = ${addressee.id} and ${demandVisibleTo(undefined)}`;
  const { rows } =
    await sql<Row>`select status, count(*)::int as count from demands where ${mine} group by status`.execute(ctx.db);
  const { rows: figures } = await sql<Figures>`
    with asked as (select demands.id, min(at) filter (where trail_entries.kind = 'forwarded') as forwarded,
        min(at) filter (where trail_entries.kind = 'answered') as answered,
        bool_or(trail_entries.kind = 'confirmed') as confirmed, bool_or(trail_entries.kind in ('confirmed', 'reopened')) as voted
      from demands join trail_entries on trail_entries.demand_id = demands.id where ${mine} group by demands.id)
    select count(answered)::int as answered,
      percentile_cont(0.5) within group (order by extract(epoch from answered - forwarded) / 86400) filter (where answered is not null) as days,
      count(*) filter (where confirmed)::int as confirmed, count(*) filter (where voted)::int as voted from asked`.execute(
    ctx.db,
  );
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  const byStatus = statuses.flatMap((status) => {
    const count = counts.get(status);
    return count ? [{ status, count }] : [];
  });
  const { answered = 0, days = null, confirmed = 0, voted = 0 } = figures[0] ?? {};
  const { fewest } = addresseeLimits;
  return {
    open: byStatus.reduce((sum, { status, count }) => sum + (isOver(status) ? 0 : count), 0),
    byStatus,
    daysToAnswer: answered >= fewest && days !== null ? Math.max(0, Math.round(days)) : undefined,
    confirmed: voted >= fewest ? Math.round((100 * confirmed) / voted) : undefined,
  };
}

const isOver = (status: DemandStatus) => status === "confirmed" || status === "withdrawn";
