import { sql } from "kysely";
import { type Looker, notLimitedFor, notMutedBy, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";

/** What is talked of is found among so many of the newest public posts, of the last days. */
const LOOKED_AT = 1000;
const DAYS = 7;

const latest = (looker: Looker) => sql`(select posts.* from (select * from posts
    where audience in ('public', 'local') and in_reply_to_id is null and uri is null order by id desc limit ${LOOKED_AT}) as posts
  where posts.created_at > now() - make_interval(days => ${DAYS}) and ${visibleTo(looker)}
    and ${notMutedBy(looker, "posts.author_id")} and ${notLimitedFor(looker, "posts.author_id")})`;

/** Tags that several people wrote under lately, those of most people first. */
export async function listTrendingTags(ctx: Context, looker: Looker, most: number, after = 0): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from ${latest(looker)} as posts join post_tags on post_tags.post_id = posts.id
    group by tag having count(distinct author_id) > 1
    order by count(distinct author_id) desc, count(*) desc, tag limit ${most} offset ${after}`.execute(ctx.db);
  return rows.map(({ tag }) => tag);
}

/** The ids of posts that moved people most lately: reactions, answers and shares counted alike. */
export async function listTrendingPosts(ctx: Context, looker: Looker, most: number, after = 0): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${latest(looker)} as posts where likes_count + shares_count + replies_count > 0
    order by likes_count + shares_count + replies_count desc, id desc limit ${most} offset ${after}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}
