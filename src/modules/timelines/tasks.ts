import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import type { Schedule, Tasks } from "#platform/tasks";
import { tagTasks } from "./tag-tasks.ts";

/** Entries one home keeps; older posts are found on profiles and tags. */
export const HOME_LENGTH = 800;
/** Posts a new follow brings onto the home at once, so that it is never empty. */
const BACKFILL = 20;

const id = z.string().regex(/^\d{1,19}$/);

/** What follows in people's homes from what others do. Each may run twice with the effect of once. */
export const timelineTasks: Tasks = {
  ...tagTasks,
  "timelines.write-post": async (ctx, payload) => writePost(ctx, z.object({ postId: id }).parse(payload).postId),
  "timelines.write-share": async (ctx, payload) => writeShare(ctx, z.object({ shareId: id }).parse(payload).shareId),
  "timelines.remove-share": async (ctx, payload) => {
    const { shareId, sharerId } = z.object({ shareId: id, sharerId: id }).parse(payload);
    await sql`delete from home_entries where entry_id = ${shareId} and account_id in
      (select follower_id from follows where followee_id = ${sharerId} union all select ${sharerId}::bigint)`.execute(
      ctx.db,
    );
  },
  "timelines.backfill": async (ctx, payload) => {
    const { followerId, followeeId } = z.object({ followerId: id, followeeId: id }).parse(payload);
    await sql`insert into home_entries (account_id, entry_id, post_id)
      select ${followerId}, posts.id, posts.id from posts join accounts author on author.id = posts.author_id
      where author_id = ${followeeId} and in_reply_to_id is null and audience <> 'direct' and not author.merged_on_read
        and exists (select from follows where follower_id = ${followerId} and followee_id = ${followeeId} and state = 'accepted')
      order by posts.id desc limit ${BACKFILL} on conflict do nothing`.execute(ctx.db);
  },
  "timelines.forget": async (ctx, payload) => {
    const { followerId, followeeId } = z.object({ followerId: id, followeeId: id }).parse(payload);
    await sql`delete from home_entries using posts where home_entries.account_id = ${followerId} and posts.id = home_entries.post_id
      and (home_entries.sharer_id = ${followeeId} or home_entries.sharer_id is null and posts.author_id = ${followeeId})
      and not exists (select from follows where follower_id = ${followerId} and followee_id = ${followeeId} and state = 'accepted')`.execute(
      ctx.db,
    );
  },
  "timelines.backfill-group": async (ctx, payload) => {
    const { groupId, accountId } = z.object({ groupId: id, accountId: id }).parse(payload);
    await sql`insert into home_entries (account_id, entry_id, post_id, sharer_id)
      select ${accountId}, shares.id, shares.post_id, shares.account_id from shares join accounts sharer on sharer.id = shares.account_id
      join posts on posts.id = shares.post_id
      where shares.account_id = ${groupId} and posts.author_id <> ${accountId} and not sharer.merged_on_read
        and exists (select from follows where follower_id = ${accountId} and followee_id = ${groupId} and state = 'accepted')
        and not exists (select from remote_actors where remote_actors.account_id = ${accountId})
      order by shares.id desc limit ${BACKFILL} on conflict do nothing`.execute(ctx.db);
  },
  "timelines.forget-group": async (ctx, payload) => {
    const { groupId, accountId } = z.object({ groupId: id, accountId: id }).parse(payload);
    await sql`delete from home_entries using posts where home_entries.account_id = ${accountId} and posts.id = home_entries.post_id
      and (home_entries.sharer_id = ${groupId} or posts.group_id = ${groupId} and posts.audience = 'group')
      and not exists (select from follows where follower_id = ${accountId} and followee_id = ${groupId} and state = 'accepted')`.execute(
      ctx.db,
    );
  },
  // A deleted post shows nowhere, since homes are joined with posts; what is left of it goes here.
  "timelines.trim": async (ctx) => {
    await sql`delete from home_entries where not exists (select from posts where posts.id = home_entries.post_id)`.execute(
      ctx.db,
    );
    await sql`delete from home_entries using (
      select account_id, entry_id, row_number() over (partition by account_id order by entry_id desc) as place from home_entries) as placed
      where placed.place > ${HOME_LENGTH} and home_entries.account_id = placed.account_id and home_entries.entry_id = placed.entry_id`.execute(
      ctx.db,
    );
  },
};

/** People of other servers have their homes there. */
const livesHere = sql<boolean>`not exists (select from remote_actors where remote_actors.account_id = follows.follower_id)`;

/**
 * Writes a post to the homes it reaches: its author's; its followers', unless there are too many of them; of a reply
 * only those who follow both sides. Direct posts are messages and stand on no home; what is for a group alone, its group
 * passes on to its members.
 */
async function writePost(ctx: Context, postId: string): Promise<void> {
  await sql`insert into home_entries (account_id, entry_id, post_id)
    select follows.follower_id, posts.id, posts.id
    from posts join accounts author on author.id = posts.author_id
    join follows on follows.followee_id = posts.author_id and follows.state = 'accepted' and ${livesHere}
    where posts.id = ${postId} and posts.audience not in ('direct', 'group') and not author.merged_on_read
      and (posts.in_reply_to_author_id is null or posts.in_reply_to_author_id in (posts.author_id, follows.follower_id)
        or exists (select from follows both_sides where both_sides.follower_id = follows.follower_id
          and both_sides.followee_id = posts.in_reply_to_author_id and both_sides.state = 'accepted'))
    union all
    select author_id, id, id from posts where id = ${postId} and audience <> 'direct' and uri is null
    on conflict do nothing`.execute(ctx.db);
}

/** Writes a share to the sharer's followers who want to see shares and do not have the post yet. */
async function writeShare(ctx: Context, shareId: string): Promise<void> {
  await sql`insert into home_entries (account_id, entry_id, post_id, sharer_id)
    select follows.follower_id, shares.id, shares.post_id, shares.account_id
    from shares join accounts sharer on sharer.id = shares.account_id
    join posts on posts.id = shares.post_id
    join follows on follows.followee_id = shares.account_id and follows.state = 'accepted' and not follows.hide_shares and ${livesHere}
    where shares.id = ${shareId} and not sharer.merged_on_read and posts.author_id <> follows.follower_id
    union all
    select account_id, id, post_id, account_id from shares where id = ${shareId} and uri is null
    on conflict do nothing`.execute(ctx.db);
}

/** Which of these follow which event. */
export const timelineListeners = {
  "posts.published": ["timelines.write-post", "timelines.write-tagged"],
  "posts.received": ["timelines.write-post"],
  "posts.received-tagged": ["timelines.write-tagged"],
  "timelines.tag-followed": ["timelines.backfill-tag"],
  "timelines.tag-unfollowed": ["timelines.forget-tag"],
  "posts.shared": ["timelines.write-share"],
  "posts.unshared": ["timelines.remove-share"],
  "groups.joined": ["timelines.backfill-group"],
  "groups.left": ["timelines.forget-group"],
  "accounts.followed": ["timelines.backfill"],
  "accounts.unfollowed": ["timelines.forget"],
} as const;

/** At half past two at night in the west of the country, when the village sleeps. */
export const timelineSchedule: Schedule = [{ task: "timelines.trim", at: "30 19 * * *" }];
