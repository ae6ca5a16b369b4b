import { sql } from "kysely";
import { type Looker, notLimitedFor, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";

const DAYS = 7;
const DAY_MS = 86_400_000;
/** Posts of one tag that are counted, the newest first. */
const COUNTED = 500;

/** How much was written under a tag on one day, and by how many. */
export type TagDay = { readonly day: Date; readonly posts: number; readonly people: number };

/** The last seven days (UTC) of each tag, today first: only what the viewer may see counts. */
export async function listTagUse(
  ctx: Context,
  looker: Looker,
  tags: readonly string[],
): Promise<ReadonlyMap<string, readonly TagDay[]>> {
  const { rows } = await sql<{ tag: string; day: number; posts: number; people: number }>`
    select asked.tag, used.day, count(*)::int as posts, count(distinct used.author_id)::int as people
    from unnest(${[...tags]}::text[]) as asked(tag) cross join lateral (
      select posts.author_id, floor(extract(epoch from posts.created_at) / 86400)::int as day
      from (select post_id from post_tags where post_tags.tag = asked.tag order by post_id desc limit ${COUNTED}) as latest
        join posts on posts.id = latest.post_id
      where posts.created_at > now() - make_interval(days => ${DAYS}) and posts.audience in ('public', 'local')
        and ${visibleTo(looker)} and ${notLimitedFor(looker, "posts.author_id")}) as used
    group by asked.tag, used.day`.execute(ctx.db);
  const today = Math.floor(ctx.now().getTime() / DAY_MS);
  const days = Array.from({ length: DAYS }, (_, back) => today - back);
  return new Map(
    tags.map((tag) => [
      tag,
      days.map((day) => {
        const { posts = 0, people = 0 } = rows.find((row) => row.tag === tag && row.day === day) ?? {};
        return { day: new Date(day * DAY_MS), posts, people };
      }),
    ]),
  );
}
