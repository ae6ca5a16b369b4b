import type pg from "pg";
import { size } from "./size.ts";
import { names } from "./words.ts";

/** Rank in popularity from an even random number: the best known draw some 7,000 of 50,000, the last a handful. */
const FLATTEN = 1.5;

/** People, whom they follow, and who keeps away from whom. `bench.people.n` is also their rank in popularity. */
export async function makePeople(client: pg.Client): Promise<void> {
  const { accounts, followsEach, followersOf } = size;
  const flat = FLATTEN / Math.sqrt(accounts);
  const known = `4 + floor((power(bench.random(draw, 11) * ${1 - flat} + ${flat}, 2) - ${flat ** 2}) / ${1 - flat ** 2} * ${accounts - 3})::int`;
  await client.query(`
    create schema bench;
    create function bench.random(n bigint, salt int) returns float8 language sql immutable parallel safe as
      $$ select (hashint8extended(n, salt) & 9007199254740991)::float8 / 9007199254740992 $$;
    create function bench.id(at timestamptz, n bigint) returns bigint language sql immutable parallel safe as
      $$ select (((extract(epoch from at) * 1000)::bigint - 1577836800000) << 22) | ((n % 4096) << 10) | floor(bench.random(n, 1) * 1024)::bigint $$;
    create function bench.person(u float8) returns int language sql immutable parallel safe as
      $$ select 1 + floor(power(u, 1.5) * ${accounts})::int $$;
    -- A word in every third post, one as common as in one post of thirty, most of them in a handful (Zipf).
    create function bench.rarity(n bigint) returns text language sql immutable parallel safe as
      $$ select case when n % 3 = 0 then 'kata' || translate(floor(power(60000, bench.random(n, 70)))::int::text, '0123456789', 'abdefghkmn') end $$;
    create table bench.clock as select now() as ends, now() - interval '400 days' as begins;
    create table bench.people as select n, at, bench.id(at, n) as id
      from bench.clock, generate_series(1, ${accounts}) as n, lateral (select begins - (${accounts} - n) * interval '10 minutes' as at) as joined;
    create table bench.follows as
      select n as follower, ${known} as followee from bench.people,
        lateral generate_series(n * 1000::bigint, n * 1000::bigint + ${followsEach / 5} + floor(bench.random(n, 10) * ${followsEach * 1.6})::int) as draw
      group by 1, 2 having n <> ${known};
    analyze bench.people, bench.follows`);
  for (const [index, followers] of followersOf.entries()) {
    await client.query(`insert into bench.follows
      select n, ${index + 1} from bench.people where n > 3 order by bench.random(n, ${20 + index}) limit ${followers}`);
  }
  await client.query(
    `insert into community (name, description, sign_up) values ('Sukamaju', 'Balai warga Desa Sukamaju.', 'open')`,
  );
  await client.query(`
    insert into follows (follower_id, followee_id, state, hide_shares, created_at)
    select a.id, b.id, case when b.n % 97 = 0 and bench.random(a.n * 100000::bigint + b.n, 12) < 0.1 then 'requested' else 'accepted' end,
      bench.random(a.n * 100000::bigint + b.n, 13) < 0.02, greatest(a.at, b.at)
    from bench.follows join bench.people a on a.n = follower join bench.people b on b.n = followee`);
  for (const [table, from, to, salt] of [
    ["blocks", "blocker_id", "blocked_id", 14],
    ["mutes", "muter_id", "muted_id", 16],
  ] as const) {
    await client.query(`insert into ${table} (${from}, ${to})
      select distinct a.id, b.id from generate_series(1, ${accounts}) as draw
        join bench.people a on a.n = bench.person(bench.random(draw, ${salt})) join bench.people b on b.n = bench.person(bench.random(draw, ${salt + 1}))
      where a.n <> b.n and not exists (select from bench.follows where follower = a.n and followee = b.n) and not exists (select from bench.follows where follower = b.n and followee = a.n)`);
  }
  await client.query(
    `insert into accounts (id, handle, name, bio, bio_html, place, languages, locale, locked, merged_on_read, created_at)
      select id, 'warga_' || n, ($1::text[])[1 + floor(bench.random(n, 2) * cardinality($1::text[]))::int], 'Warga dusun ' || n % 12 || '.', '<p>Warga dusun ' || n % 12 || '.</p>',
        'Sukamaju', '{id,jv}', case when n % 10 = 0 then 'en' else 'id' end, n % 97 = 0, n <= 2, at from bench.people`,
    [names],
  );
}
