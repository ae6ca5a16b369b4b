import { sql } from "kysely";
import { z } from "zod";
import { visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Tasks } from "#platform/tasks";

/** Homes a post comes onto by its tags at most; those who followed first. */
const MOST_HOMES = 5000;
/** Posts a newly followed tag brings onto the home. */
const BACKFILL = 20;

const id = z.string().regex(/^\d{1,19}$/);
const followed = z.object({ accountId: id, tag: z.string().max(100) });
/** What stands under a tag for those who follow it: said to everyone or to this server, no answer, and by nobody who is limited. */
const isOpen = sql<boolean>`posts.audience in ('public', 'local') and posts.in_reply_to_id is null
  and (select restriction from accounts where id = posts.author_id) <> 'limited'`;

/** What followed tags bring onto homes. Each may run twice with the effect of once. */
export const tagTasks: Tasks = {
  "timelines.write-tagged": async (ctx, payload) => {
    const { postId } = z.object({ postId: id }).parse(payload);
    const reader = { id: sql<string>`readers.account_id`, status: "active" } as const;
    await sql`insert into home_entries (account_id, entry_id, post_id)
      select readers.account_id, posts.id, posts.id from posts cross join lateral (select distinct followed_tags.account_id
          from post_tags join followed_tags on followed_tags.tag = post_tags.tag
          where post_tags.post_id = posts.id order by 1 limit ${MOST_HOMES}) as readers
      where posts.id = ${postId} and ${isOpen} and ${visibleTo(reader)} on conflict do nothing`.execute(ctx.db);
  },
  "timelines.backfill-tag": async (ctx, payload) => {
    const { accountId, tag } = followed.parse(payload);
    await sql`insert into home_entries (account_id, entry_id, post_id)
      select ${accountId}, posts.id, posts.id from post_tags join posts on posts.id = post_tags.post_id
      where post_tags.tag = ${tag} and ${isOpen} and ${visibleTo({ id: accountId, status: "active" })}
        and exists (select from followed_tags where account_id = ${accountId} and tag = ${tag})
      order by post_tags.post_id desc limit ${BACKFILL} on conflict do nothing`.execute(ctx.db);
  },
  "timelines.forget-tag": async (ctx, payload) => forgetTag(ctx, followed.parse(payload)),
};

/** Takes away what no followed person and no other followed tag would have brought. */
async function forgetTag(ctx: Context, { accountId, tag }: z.infer<typeof followed>): Promise<void> {
  await sql`delete from home_entries using posts where home_entries.account_id = ${accountId} and posts.id = home_entries.post_id
    and home_entries.sharer_id is null and posts.author_id <> ${accountId}
    and exists (select from post_tags where tag = ${tag} and post_id = posts.id)
    and not exists (select from post_tags join followed_tags on followed_tags.tag = post_tags.tag and followed_tags.account_id = ${accountId} where post_id = posts.id)
    and not exists (select from follows where follower_id = ${accountId} and followee_id = posts.author_id and state = 'accepted')`.execute(
    ctx.db,
  );
}
