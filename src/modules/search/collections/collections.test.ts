import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti", { name: "Siti" });
const tono = await world.person("tono", { name: "Tono" });
await world.person("ayu", { name: "Ayu", locked: true });
const musuh = await world.person("musuh", { name: "Musuh" });
await world.person("sembunyi", { name: "Sembunyi", findable_by: "nobody" });
const newcomer = await world.person("baru", { name: "Baru" });
const guest = world.guest();
await musuh.post("/people/siti/block");
const made = await siti.post("/collections", { name: "Kader posyandu", description: "Baru datang? Ikuti mereka." });
const path = made.location;
const state = async (handle: string) =>
  (
    await world.pool.query(
      "select state from follows where follower_id = $1 and followee_id = (select id from accounts where handle = $2)",
      [newcomer.account.id, handle],
    )
  ).rows[0]?.state;

test("a member gathers people whom they may find, and nobody else", async () => {
  for (const handle of ["tono", "@Ayu", "baru"])
    assert.equal((await siti.post(`${path}/people`, { handle })).status, 303, handle);
  for (const handle of ["musuh", "sembunyi", "tiada"]) {
    const refused = await siti.post(`${path}/people`, { handle });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /tidak bisa dimasukkan/);
  }
  assert.equal((await tono.post(`${path}/people`, { handle: "siti" })).status, 403);
  assert.equal((await tono.post(`${path}/removal`)).status, 403);
  assert.equal((await tono.post(`${path}/people/ayu/removal`)).status, 403);
});

test("anyone sees the page, its poster carries a QR code, and whoever is apart from its maker finds neither", async () => {
  for (const person of [guest, tono]) assert.match((await person.get(path)).text, /Kader posyandu[^]*@tono/);
  assert.match((await guest.get(`${path}/poster`)).text, /class="qr"/);
  assert.equal((await musuh.get(path)).status, 404);
  await world.pool.query("update accounts set findable_by = 'members' where handle = 'tono'");
  assert.doesNotMatch((await guest.get(path)).text, /@tono/, "guests see those who let everyone find them");
});

test("one press follows them all: at once, or as a request; never across a block, nor oneself", async () => {
  await tono.post("/people/baru/follow");
  assert.equal((await newcomer.post(`${path}/follows`)).location, path);
  assert.equal(await state("tono"), "accepted");
  assert.equal(await state("ayu"), "requested");
  assert.equal(await state("baru"), undefined);
  await newcomer.post(`${path}/follows`);
  const { rows } = await world.pool.query("select following_count from accounts where handle = 'baru'");
  assert.equal(rows[0].following_count, 1, "pressing again changes nothing");
  const other = await world.person("terblokir");
  await tono.post("/people/terblokir/block");
  assert.equal((await other.post(`${path}/follows`)).status, 303);
  const follows = await world.pool.query("select from follows where follower_id = $1 and followee_id = $2", [
    other.account.id,
    tono.account.id,
  ]);
  assert.equal(follows.rowCount, 0);
});

test("whoever takes themselves out stays out, and sees what they stand in", async () => {
  assert.match((await tono.get("/collections")).text, /Kader posyandu/);
  assert.equal((await tono.post(`${path}/people/tono/removal`)).status, 303);
  assert.doesNotMatch((await siti.get(path)).text, /@tono/);
  assert.equal((await siti.post(`${path}/people`, { handle: "tono" })).status, 422);
  await siti.post(`${path}/people/ayu/removal`);
  assert.equal((await siti.post(`${path}/people`, { handle: "ayu" })).status, 303, "the maker may change their mind");
});

test("a collection holds fifty people, and one person makes twenty", async () => {
  await world.pool.query(
    "insert into accounts (handle, name) select 'banyak_' || n, 'Banyak ' || n from generate_series(1, 50) n",
  );
  await world.pool.query(
    "insert into collection_people (collection_id, account_id) select $1, id from accounts where handle like 'banyak%' limit 48",
    [path.split("/")[2]],
  );
  assert.match((await siti.post(`${path}/people`, { handle: "banyak_50" })).text, /sudah berisi 50 orang/);
  await world.pool.query(
    "insert into collections (account_id, name) select $1, 'Kumpulan ' || n from generate_series(1, 20) n",
    [tono.account.id],
  );
  assert.match((await tono.post("/collections", { name: "Satu lagi" })).text, /sudah 20/);
  assert.equal((await siti.post(`${path}/removal`)).location, "/collections");
  assert.equal((await siti.get(path)).status, 404);
});
