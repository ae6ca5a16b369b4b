import { sql } from "kysely";
import type { Context } from "#platform/context";

/** How many requests an account, or an address without a token, has in a window; as Mastodon's. */
export const requestLimits = {
  all: { hits: 300, seconds: 300 },
  media: { hits: 30, seconds: 1800 },
  deletions: { hits: 30, seconds: 1800 },
} as const;
export type RequestLimit = keyof typeof requestLimits;

/** How it stands after one more: how many are left (below zero: none was), and when the window ends. */
export type Standing = { readonly limit: number; readonly remaining: number; readonly reset: Date };

/** What this process knows of a window: all that was counted when it last asked, and its own since. */
type Tally = { known: number; mine: number; readonly end: number; readonly limit: RequestLimit };

const SYNC_MS = 1000;
const MOST_TALLIES = 50_000;

/**
 * Counts requests in fixed windows kept in the database, so that several servers share them. To cost no statement for
 * each request, every process counts for itself and adds its numbers up with the others' once a second: with n servers
 * somebody gets at most n seconds' worth too much. A bucket seen for the first time is looked up at once.
 */
export function makeRequestCounter(ctx: Context): (limit: RequestLimit, who: string) => Promise<Standing> {
  const tallies = new Map<string, Tally>();
  let dirty = new Set<string>();
  let syncedAt = 0;
  let syncing: Promise<void> | undefined;

  const sync = async () => {
    const buckets = [...dirty].flatMap((bucket) => {
      const tally = tallies.get(bucket);
      return tally ? [{ bucket, tally, mine: tally.mine }] : [];
    });
    dirty = new Set();
    syncedAt = performance.now();
    const { rows } = await sql<{ bucket: string; hits: number }>`
      insert into rate_limits as r (bucket, window_start, hits)
      select bucket, to_timestamp(start), hits from unnest(${buckets.map(({ bucket }) => bucket)}::text[],
        ${buckets.map(({ tally }) => tally.end / 1000 - requestLimits[tally.limit].seconds)}::float8[], ${buckets.map(({ mine }) => mine)}::int[]) as sent(bucket, start, hits)
      order by bucket
      on conflict (bucket, window_start) do update set hits = r.hits + excluded.hits
      returning bucket, hits`.execute(ctx.db);
    const found = new Map(rows.map(({ bucket, hits }) => [bucket, hits]));
    for (const { bucket, tally, mine } of buckets) {
      tally.known = found.get(bucket) ?? tally.known + mine;
      tally.mine -= mine;
    }
  };
  const syncSoon = () => (syncing ??= sync().finally(() => (syncing = undefined)));

  return async (limit, who) => {
    const { hits, seconds } = requestLimits[limit];
    const now = ctx.now().getTime();
    const bucket = `api-${limit}:${who}`.slice(0, 200);
    let tally = tallies.get(bucket);
    const isNew = !tally || tally.end <= now;
    if (!tally || tally.end <= now) {
      tally = { known: 0, mine: 0, end: (Math.floor(now / (seconds * 1000)) + 1) * seconds * 1000, limit };
      tallies.delete(bucket);
      tallies.set(bucket, tally);
      const oldest = tallies.size > MOST_TALLIES ? tallies.keys().next().value : undefined;
      if (oldest !== undefined) tallies.delete(oldest);
    }
    tally.mine++;
    dirty.add(bucket);
    if (isNew || performance.now() - syncedAt > SYNC_MS) {
      await syncSoon();
      if (dirty.has(bucket)) await syncSoon();
    }
    return { limit: hits, remaining: hits - tally.known - tally.mine, reset: new Date(tally.end) };
  };
}
