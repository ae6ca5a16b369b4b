import assert from "node:assert/strict";
import { test } from "node:test";
import { drawsMaps } from "../../../tests/asked.ts";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const [siti, tono, wati] = [await world.person("siti"), await world.person("tono"), await world.person("wati")];
const counts = async () =>
  (
    await world.pool.query(`select handle, followers_count, following_count, posts_count,
      (select count(*)::int from follows where followee_id = accounts.id) as followers,
      (select count(*)::int from posts where author_id = accounts.id) as posts,
      (select coalesce(sum(likes_count + shares_count + replies_count), 0)::int from posts where author_id = accounts.id) as marks
    from accounts order by handle`)
  ).rows;

test("a week after someone asked, all of theirs is gone and every count is as if they had never been", async () => {
  const [post, other] = [await world.says(tono, "Panen raya"), await world.says(wati, "Arisan")];
  await tono.post("/people/wati/follow");
  const asked = await tono.post("/questions", {
    title: "Panen kapan?",
    statement_1: "Sabtu saja",
    statement_2: "Minggu saja",
    statement_3: "Menunggu hujan reda",
  });
  const before = await counts();
  for (const person of [tono, wati]) {
    await siti.post(`/people/${person.account.handle}/follow`);
    await person.post("/people/siti/follow");
  }
  await siti.post(`/p/${post.id}/reaction/pray`);
  await siti.post(`/p/${other.id}/share`);
  await world.says(siti, "Ikut senang", {}, post);
  const own = await world.says(siti, "Kabar sendiri");
  await tono.post(`/p/${own.id}/bookmark`);
  await tono.post(`/p/${own.id}/share`);
  await siti.post(`${asked.location}/votes`, { statement: "1", vote: "agree" });
  await world.settle();

  await world.pool.query("update accounts set status = 'leaving' where handle = 'siti'");
  const leave = (age: string) =>
    world.pool.query(
      `insert into departures (account_id, former_status, asked_at) values ($1, 'active', now() - interval '${age}')
       on conflict (account_id) do update set asked_at = excluded.asked_at`,
      [siti.account.id],
    );
  const night = async () => {
    await world.pool.query("select graphile_worker.add_job('portability.erase-departed', '{}')");
    await world.settle();
    await world.settle();
  };
  await leave("6 days 23 hours");
  await night();
  assert.equal((await counts()).length, 3, "not before the week is over");
  await leave("7 days 1 minute");
  await night();
  const without = before.filter(({ handle }) => handle !== "siti");
  assert.deepEqual(await counts(), without);
  for (const table of ["sessions", "posts", "shares", "reactions", "bookmarks", "follows", "departures"]) {
    const { rows } = await world.pool.query(
      `select count(*)::int as left from ${table} as t where t::text like '%${siti.account.id}%'`,
    );
    assert.equal(rows[0].left, 0, table);
  }
  await drawsMaps(world);
  const { rows: maps } = await world.pool.query("select participants from opinion_maps where of = 'all'");
  assert.deepEqual(maps, [{ participants: 0 }]);
  assert.equal((await siti.get("/leaving")).status, 303);
});
