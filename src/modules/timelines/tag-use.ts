import { sql } from "kysely";
import { type Looker, notLimitedFor, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";

const DAYS = 7;
/** Posts of one tag that are counted, the newest first. */
const COUNTED = 500;

/** How much was written under a tag on one day, and by how many. */
export type TagDay = { readonly day: Date; readonly posts: number; readonly people: number };

/** The last seven days of each tag, today first: only what the viewer may see counts. */
export async function listTagUse(
  ctx: Context,
  looker: Looker,
  tags: readonly string[],
): Promise<ReadonlyMap<string, readonly TagDay[]>> {
  const { rows } = await sql<{ tag: string; day: Date; posts: number; people: number }>`
    select asked.tag, days.day, count(used.author_id)::int as posts, count(distinct used.author_id)::int as people
    from unnest(${[...tags]}::text[]) as asked(tag)
    cross join generate_series(0, ${DAYS - 1}::int) as back(n)
    cross join lateral (select date_trunc('day', now() at time zone 'utc') at time zone 'utc' - make_interval(days => back.n) as day) as days
    left join lateral (
      select posts.author_id, posts.created_at from (select post_id from post_tags where post_tags.tag = asked.tag order by post_id desc limit ${COUNTED}) as latest
        join posts on posts.id = latest.post_id
      where posts.created_at > now() - make_interval(days => ${DAYS}) and posts.audience in ('public', 'local')
        and ${visibleTo(looker)} and ${notLimitedFor(looker, "posts.author_id")}) as used
      on used.created_at >= days.day and used.created_at < days.day + interval '1 day'
    group by asked.tag, days.day order by asked.tag, days.day desc`.execute(ctx.db);
  return Map.groupBy(rows, ({ tag }) => tag);
}
