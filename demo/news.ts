import { sql } from "kysely";
import type { Context } from "#platform/context";

/** What people would have heard in the last month, as the tasks of the server would have written it; all but the last day was read. */
export async function plantNews(ctx: Context): Promise<void> {
  await sql`with told (account_id, kind, actor_id, subject_id, post_id, at) as (
      select author_id, 'like', account_id, id, id, reactions.created_at from reactions join posts on id = post_id
      union all select author_id, 'share', account_id, posts.id, posts.id, shares.created_at from shares join posts on posts.id = post_id
      union all select in_reply_to_author_id, 'reply', author_id, in_reply_to_id, id, created_at from posts where in_reply_to_author_id is not null
      union all select account_id, 'mention', author_id, id, id, created_at from mentions join posts on id = post_id
        where account_id is distinct from in_reply_to_author_id),
    fresh as (insert into notification_entries (id, account_id, kind, actor_id, subject_id, post_id, day)
      select next_id(at), told.account_id, told.kind, actor_id, subject_id, post_id, floor(extract(epoch from at) / 86400)
      from told join posts on posts.id = told.post_id
      where told.account_id <> actor_id and audience <> 'direct' and at > now() - interval '30 days'
      order by at on conflict do nothing returning *)
    insert into notifications (account_id, kind, subject_id, day, latest_id)
    select account_id, kind, subject_id, day, max(id) from fresh group by account_id, kind, subject_id, day`.execute(
    ctx.db,
  );
  await sql`insert into inboxes (account_id, read_up_to)
    select id, next_id(now() - interval '1 day') from accounts on conflict do nothing`.execute(ctx.db);
}
