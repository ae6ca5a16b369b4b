import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";

/** An event of another server, as the post it came with tells of it. */
export type EventElsewhere = {
  readonly post_id: string;
  readonly title: string;
  readonly uri: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly said_at: Date;
  readonly place: string;
  readonly cancelled: boolean;
};

/** More than these are on nobody's page. */
const MOST = 50;

/** Events of other servers to which somebody said that they come, the soonest first; those that were over before `since` are left out. */
export async function listElsewhere(ctx: Context, viewer: Account, since: Date = ctx.now()): Promise<EventElsewhere[]> {
  const { rows } = await sql<EventElsewhere>`
    select posts.id as post_id, posts.title, coalesce(posts.uri, '') as uri, starts_at, ends_at, said_at, place, remote_events.status = 'cancelled' as cancelled
    from answers_elsewhere join remote_events using (post_id) join posts on posts.id = post_id
    where account_id = ${viewer.id} and state <> 'refused' and ends_at > ${since} and ${visibleTo(viewer)}
    order by starts_at, post_id limit ${MOST}`.execute(ctx.db);
  return rows;
}
