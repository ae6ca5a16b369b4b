import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import type { StreamEventsTable } from "#platform/schema";
import { BATCH, KEPT_MINUTES, MOST_MISSED } from "./rules.ts";

export type StreamEvent = Pick<
  Selectable<StreamEventsTable>,
  "id" | "xact" | "kind" | "subject_id" | "person_id" | "audience"
>;

/**
 * How far somebody has read: all events of transactions before `floor`, and of later ones those in `seen`, by id with their
 * transaction. Transactions end in any order, so one number alone would skip those that took longer.
 */
export type Place = { readonly floor: number; readonly seen: ReadonlyMap<string, number> };

const columns = sql`id, xact, kind, subject_id, person_id, audience`;
/** Everything before this is over: it is there to be read, or never will be. What comes after the second was restored from elsewhere. */
const oldest = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;
const next = sql`pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;

/** The place of whoever begins to listen now. */
export async function findPlace(ctx: Context): Promise<Place> {
  const { rows } = await sql<{ floor: string; seen: { id: string; xact: number }[] }>`
    select ${oldest} as floor, coalesce((select json_agg(json_build_object('id', id::text, 'xact', xact))
      from stream_events where xact >= ${oldest} and xact < ${next}), '[]') as seen`.execute(ctx.db);
  const { floor, seen } = rows[0] ?? { floor: "0", seen: [] };
  return { floor: Number(floor), seen: new Map(seen.map(({ id, xact }) => [id, xact])) };
}

/** What happened since, in order; and the place after it. `isAll` unless there is more than is taken in at once. */
export async function readOn(
  ctx: Context,
  { floor, seen }: Place,
): Promise<{ readonly events: readonly StreamEvent[]; readonly place: Place; readonly isAll: boolean }> {
  const { rows } = await sql<StreamEvent & { oldest: string }>`
    select now.oldest, found.* from (select ${oldest} as oldest) as now left join lateral (
      select ${columns} from stream_events where xact >= ${floor} and xact < ${next} and id <> all(${[...seen.keys()]}::bigint[])
      order by xact, id limit ${BATCH}) as found on true order by xact, id`.execute(ctx.db);
  const events = rows.filter(({ id }) => id !== null);
  const isAll = events.length < BATCH;
  const over = Number(rows[0]?.oldest ?? floor);
  const last = Number(events.at(-1)?.xact ?? over);
  const reached = Math.max(floor, isAll ? over : Math.min(over, last));
  const all = [...seen, ...events.map(({ id, xact }) => [id, Number(xact)] as const)];
  return { events, isAll, place: { floor: reached, seen: new Map(all.filter(([, xact]) => xact >= reached)) } };
}

/** What somebody missed who had read up to `floor`, as far as `until`. Of more than is told, or kept, only the latest. */
export async function readMissed(ctx: Context, floor: number, until: Place): Promise<readonly StreamEvent[]> {
  const { rows } = await sql<StreamEvent>`select * from (
      select ${columns} from stream_events where xact >= ${floor} and (xact < ${until.floor} or id = any(${[...until.seen.keys()]}::bigint[]))
      order by xact desc, id desc limit ${MOST_MISSED}) as missed order by xact, id`.execute(ctx.db);
  return rows;
}

/** Throws away what nobody will ask for any more. */
export async function forgetEvents(ctx: Context): Promise<void> {
  await sql`delete from stream_events where at < now() - make_interval(mins => ${KEPT_MINUTES})`.execute(ctx.db);
}
