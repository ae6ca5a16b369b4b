import type pg from "pg";
import { size } from "./size.ts";

/** Homes as the tasks of timelines would have written them for the newest posts and shares, then the counts of people. */
export async function makeHomes(client: pg.Client): Promise<void> {
  await client.query("analyze follows, posts, shares, accounts, mentions");
  await client.query(`
    create table bench.entries as
      select follows.follower_id as account_id, posts.id as entry_id, posts.id as post_id, null::bigint as sharer_id
      from posts join accounts author on author.id = author_id and not merged_on_read join follows on followee_id = author_id and follows.state = 'accepted'
        left join follows both_sides on both_sides.follower_id = follows.follower_id and both_sides.followee_id = in_reply_to_author_id and both_sides.state = 'accepted'
      where posts.id > (select id from bench.posts where n = ${size.posts - size.postsInHomes}) and audience <> 'direct'
        and (in_reply_to_author_id is null or in_reply_to_author_id in (author_id, follows.follower_id) or both_sides.state is not null)
      union all
      select account_id, post_id, post_id, null from mentions join posts on posts.id = post_id
      where posts.id > (select id from bench.posts where n = ${size.posts - size.postsInHomes}) and audience = 'direct'
      union all
      select author_id, id, id, null from posts where id > (select id from bench.posts where n = ${size.posts - size.postsInHomes})
      union all
      select follower_id, shares.id, post_id, shares.account_id
      from shares join accounts sharer on sharer.id = shares.account_id and not merged_on_read join posts on posts.id = post_id
      join follows on followee_id = shares.account_id and state = 'accepted' and not hide_shares
      where shares.id > (select id from bench.posts where n = ${size.posts - size.postsInHomes}) and posts.author_id <> follower_id;
    insert into home_entries (account_id, entry_id, post_id, sharer_id)
    select account_id, entry_id, post_id, sharer_id from (
      select distinct on (account_id, post_id) * from bench.entries order by account_id, post_id, entry_id) as once
    order by entry_id`);
  await client.query(`
    update accounts set followers_count = coalesce(followers, 0), following_count = coalesce(following, 0), posts_count = coalesce(said, 0)
    from bench.people
      left join (select followee_id, count(*) as followers from follows where state = 'accepted' group by 1) as f on f.followee_id = people.id
      left join (select follower_id, count(*) as following from follows where state = 'accepted' group by 1) as g on g.follower_id = people.id
      left join (select author_id, count(*) as said from posts group by 1) as p on p.author_id = people.id
    where accounts.id = people.id`);
  await client.query(`update accounts set reads_merged = true where id in
    (select follower_id from follows join accounts followee on followee.id = followee_id where merged_on_read and state = 'accepted')`);
}
