import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const quantile = (times: readonly number[], share: number) =>
  times.toSorted((one, two) => one - two)[Math.floor((times.length - 1) * share)] ?? 0;

/** One conversation of 10,000 messages, and 2,000 others besides. */
async function talkMuch(): Promise<string> {
  const said = await world.says(ratna, "@siti Pembuka", { audience: "direct" });
  const id = said.conversation_id ?? "";
  await world.pool.query(
    `insert into posts (id, thread_id, author_id, text, html, audience, conversation_id)
      select next, next, case n % 2 when 0 then $1::bigint else $2 end, 'Pesan ke-' || n, '<p>Pesan ke-' || n || '</p>', 'direct', $3
      from generate_series(1, 10000) as n cross join lateral (select next_id() + n * 0 as next) as ids`,
    [siti.account.id, ratna.account.id, id],
  );
  await world.pool.query(
    "insert into mentions (post_id, account_id) select id, case author_id when $1 then $2::bigint else $1 end from posts where conversation_id = $3 on conflict do nothing",
    [siti.account.id, ratna.account.id, id],
  );
  await world.pool.query(
    `insert into accounts (handle, name) select 'teman_' || n, 'Teman ' || n from generate_series(1, 2000) as n`,
  );
  await world.pool.query(
    `with made as (insert into conversations (people, starter_id)
        select array[least($1::bigint, id), greatest($1::bigint, id)], id from accounts where handle like 'teman%' returning id, starter_id),
      said as (insert into posts (id, thread_id, author_id, text, html, audience, conversation_id)
        select next, next, starter_id, 'Halo', '<p>Halo</p>', 'direct', made.id from made cross join lateral (select next_id() + made.id * 0 as next) as ids
        returning id, author_id, conversation_id),
      named as (insert into mentions (post_id, account_id) select id, $1 from said)
    insert into conversation_members (conversation_id, account_id, state, last_post_id)
      select conversation_id, who, 'accepted', id from said cross join lateral (values ($1::bigint), (author_id)) as both_sides(who)`,
    [siti.account.id],
  );
  await world.pool.query(
    "update conversation_members set state = 'accepted', last_post_id = (select max(id) from posts where conversation_id = $1) where conversation_id = $1",
    [id],
  );
  await world.pool.query("analyze");
  return id;
}

test("with 10,000 messages and 2,000 conversations a page of either is made within 10 ms, in 95 of 100 cases", async (t) => {
  const id = await talkMuch();
  const { rows } = await world.pool.query<{ id: string }>(
    "select id from posts where conversation_id = $1 order by id offset 5000 limit 1",
    [id],
  );
  for (const path of ["/messages", `/messages/${id}`, `/messages/${id}?before=${rows[0]?.id}`]) {
    const times: number[] = [];
    for (let round = 0; round < 220; round++) {
      const start = performance.now();
      const { text, status } = await siti.get(path);
      if (round >= 20) times.push(performance.now() - start);
      assert.equal(status, 200);
      assert.match(text, /Pesan ke-|Teman/);
    }
    t.diagnostic(`${path}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`);
    assert.ok(quantile(times, 0.95) <= 10, path);
  }
});
