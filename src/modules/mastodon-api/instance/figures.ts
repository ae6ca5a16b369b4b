import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Kept } from "../entities/kept.ts";

const KEPT_MS = 600_000;
const WEEKS = 12;

/** Figures of the whole community, counted at most every ten minutes however often they are asked for. */
export async function figureOf<Figure>(kept: Kept, name: string, count: () => Promise<Figure>): Promise<Figure> {
  const found = kept.figures.get(name);
  if (found && found.until > performance.now()) return found.value as Promise<Figure>;
  const value = count();
  kept.figures.set(name, { value, until: performance.now() + KEPT_MS });
  value.catch(() => kept.figures.delete(name));
  return value;
}

export type Totals = {
  readonly people: number;
  readonly posts: number;
  readonly servers: number;
  readonly active: number;
};

/** Members, their posts, other servers we know, and members who came within four weeks. */
export async function countTotals(ctx: Context): Promise<Totals> {
  const { rows } = await sql<Totals>`select
    (select count(*)::int from accounts where status = 'active' and kind = 'person') as people,
    (select coalesce(sum(posts_count), 0)::int from accounts where status = 'active' and kind = 'person') as posts,
    (select count(distinct host)::int from accounts where host <> '') as servers,
    (select count(*)::int from accounts where status = 'active' and kind = 'person' and (
      exists (select from sessions where account_id = accounts.id and seen_at > now() - interval '28 days')
      or exists (select from app_tokens where account_id = accounts.id and used_at > now() - interval '28 days'))) as active`.execute(
    ctx.db,
  );
  return rows[0] ?? { people: 0, posts: 0, servers: 0, active: 0 };
}

export type Week = {
  readonly week: string;
  readonly statuses: string;
  readonly logins: string;
  readonly registrations: string;
};

/** The last twelve weeks, this one first: public posts of members, sessions begun, members who joined. */
export async function countWeeks(ctx: Context): Promise<Week[]> {
  const { rows } = await sql<Week>`
    with weeks as (select date_trunc('week', now()) - make_interval(weeks => n) as start from generate_series(0, ${WEEKS - 1}::int) as back(n))
    select extract(epoch from start)::bigint::text as week,
      (select count(*)::text from posts where created_at >= start and created_at < start + interval '7 days' and uri is null
        and audience in ('public', 'quiet') and removed_at is null
        and id >= greatest(0, (extract(epoch from start) * 1000)::bigint - 1577836800000) << 22
        and id < greatest(0, (extract(epoch from start) * 1000)::bigint + 604800000 - 1577836800000) << 22) as statuses,
      (select count(*)::text from sessions where created_at >= start and created_at < start + interval '7 days') as logins,
      (select count(*)::text from accounts where status = 'active' and kind = 'person' and created_at >= start and created_at < start + interval '7 days') as registrations
    from weeks order by start desc`.execute(ctx.db);
  return rows;
}

/** The servers we know people of, by name. */
export async function listPeers(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`
    select distinct host from accounts where host <> '' and status = 'remote' order by host limit 10000`.execute(
    ctx.db,
  );
  return rows.map(({ host }) => host);
}
