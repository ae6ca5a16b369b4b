import type pg from "pg";
import { size, threads } from "./size.ts";
import { randomFrom, writeParagraphs } from "./words.ts";

const PARAGRAPHS = 4000;

/** What people said: `bench.posts` tells who and in answer to what, then come reactions and shares, then the posts with their counts. */
export async function makePosts(client: pg.Client): Promise<void> {
  await placePosts(client);
  await markPosts(client);
  await writePosts(client);
}

/** Three posts in four begin a conversation, the others answer one of the last few thousand. */
async function placePosts(client: pg.Client): Promise<void> {
  const { posts } = size;
  const step = Math.max(1, Math.floor(posts / 100_000));
  const [short, long] = [Math.floor(posts * 0.97), Math.floor(posts * 0.9)];
  const stands = (root: number, replies: number) =>
    `(n between ${root} and ${root + replies * step} and (n - ${root}) % ${step} = 0)`;
  const told = (root: number, replies: number, level: number) => `
    select n, at, id, case when n = ${root} then 5 else author end, 'public',
      case when n = ${root} then null when place <= 10 then ${root} else ${root} + place / 2 * ${step} end, ${root}, ${level}, null
    from bench.drafts, lateral (select (n - ${root}) / ${step} as place) as placed where ${stands(root, replies)}`;
  await client.query(`
    create table bench.drafts as
      select n, at, bench.id(at, n) as id, bench.person(bench.random(n, 30)) as author, level,
        count(*) filter (where level = 0) over sofar as roots, count(*) filter (where level = 1) over sofar as answers
      from (select n, begins + (ends - begins) * (n::float8 / ${posts + 1}) as at,
          case when ${stands(short, threads.short)} or ${stands(long, threads.long)} then 9 when bench.random(n, 31) < 0.75 or n < 1000 then 0 when bench.random(n, 31) < 0.92 then 1 else 2 end as level
        from bench.clock, generate_series(1, ${posts}) as n) as timed
      window sofar as (order by n);
    analyze bench.drafts;
    create table bench.posts as
      select n, at, id, author, case when heard < 0.85 then 'public' when heard < 0.89 then 'quiet' when heard < 0.93 then 'local' when heard < 0.99 then 'followers' else 'direct' end as audience,
        null::bigint as parent, n::bigint as thread, level, roots as place
      from bench.drafts, lateral (select bench.random(n, 32) as heard) as listened where level = 0
      union all ${told(short, threads.short, 10)} union all ${told(long, threads.long, 11)}`);
  for (const level of [1, 2]) {
    await client.query(`
      analyze bench.posts;
      insert into bench.posts
      select reply.n, reply.at, reply.id, reply.author, parent.audience, parent.n, parent.thread, ${level}, reply.answers
      from bench.drafts reply join bench.posts parent on parent.level = ${level - 1}
        and parent.place = greatest(1, ${level === 1 ? "reply.roots" : "reply.answers"} - floor(power(bench.random(reply.n, 33), 3) * ${level === 1 ? 3000 : 700})::int)
      where reply.level = ${level}`);
  }
  await client.query("create unique index on bench.posts (n); analyze bench.posts");
}

/** Reactions, shares, bookmarks and who is named. */
async function markPosts(client: pg.Client): Promise<void> {
  const drawn = (
    count: number,
    salt: number,
  ) => `(select distinct 1 + floor(bench.random(draw, ${salt}) * ${size.posts})::int as post, bench.person(bench.random(draw, ${salt + 1})) as person from generate_series(1, ${count}) as draw) as drawn
    join bench.posts on posts.n = post join bench.people on people.n = person`;
  const open = "posts.audience in ('public', 'quiet', 'local')";
  await client.query(`insert into reactions (post_id, account_id, kind, created_at)
    select posts.id, people.id, ('{like,like,like,pray,cheer,thank}'::text[])[1 + (post + person) % 6], posts.at from ${drawn(size.reactions, 40)} where ${open}`);
  await client.query(`insert into shares (id, account_id, post_id, created_at)
    select bench.id(shared, post + person), people.id, posts.id, shared from ${drawn(size.shares, 42)}, bench.clock,
      lateral (select posts.at + (ends - posts.at) * power(bench.random(post + person, 44), 8) as shared) as moment where ${open} and posts.author <> person`);
  await client.query(
    `insert into bookmarks (id, account_id, post_id) select bench.id(posts.at, post + person), people.id, posts.id from ${drawn(size.shares / 2, 45)} where ${open}`,
  );
  await client.query(`insert into mentions (post_id, account_id)
    select posts.id, people.id from bench.posts join bench.posts parent on parent.n = posts.parent join bench.people on people.n = parent.author where parent.author <> posts.author
    union select posts.id, people.id from bench.posts join bench.people on people.n = bench.person(bench.random(posts.n, 34)) where posts.audience = 'direct' and people.n <> posts.author`);
}

async function writePosts(client: pg.Client): Promise<void> {
  const paragraphs = writeParagraphs(PARAGRAPHS, randomFrom(20_261_123));
  await client.query(
    `create table bench.paragraphs as select n, text, html, tags from jsonb_to_recordset(($1::text)::jsonb) as made(n int, text text, html text, tags text[])`,
    [JSON.stringify(paragraphs.map((paragraph, n) => ({ n, ...paragraph })))],
  );
  const piece = (salt: number, share: number) =>
    `left join bench.paragraphs p${salt} on p${salt}.n = case when bench.random(posts.n, ${salt}) < ${share} then floor(bench.random(posts.n, ${salt + 5}) * ${PARAGRAPHS})::int end`;
  const pieces = `${piece(50, 2)} ${piece(51, 0.4)} ${piece(52, 0.15)}`;
  await client.query(`
    create table bench.counts as select post_id, max(likes) as likes, max(shares) as shares, max(replies) as replies from (
      select post_id, count(*) as likes, 0 as shares, 0 as replies from reactions group by 1
      union all select post_id, 0, count(*), 0 from shares group by 1
      union all select parent.id, 0, 0, count(*) from bench.posts reply join bench.posts parent on parent.n = reply.parent where reply.audience in ('public', 'quiet') group by 1) as counted
    group by 1;
    analyze bench.paragraphs, bench.counts`);
  await client.query(`
    insert into posts (id, author_id, text, html, language, audience, in_reply_to_id, in_reply_to_author_id, thread_id, pinned_at, replies_count, shares_count, likes_count, created_at)
    select posts.id, author.id, concat_ws(E'\\n\\n', p50.text, p51.text, p52.text, bench.rarity(posts.n)), concat(p50.html, p51.html, p52.html, '<p>' || bench.rarity(posts.n) || '</p>'),
      case when posts.n % 20 = 0 then 'jv' else 'id' end, posts.audience, parent.id, answered.id, root.id, case when posts.n % 150 = 0 and posts.parent is null then posts.at end,
      coalesce(replies, 0), coalesce(shares, 0), coalesce(likes, 0), posts.at
    from bench.posts join bench.people author on author.n = posts.author
      join bench.posts root on root.n = posts.thread
      left join bench.posts parent on parent.n = posts.parent left join bench.people answered on answered.n = parent.author
      left join bench.counts on counts.post_id = posts.id ${pieces} order by posts.n`);
  await client.query(
    `insert into post_tags (tag, post_id) select distinct tag, posts.id from bench.posts ${pieces}, unnest(p50.tags || coalesce(p51.tags, '{}') || coalesce(p52.tags, '{}')) as tag`,
  );
}
