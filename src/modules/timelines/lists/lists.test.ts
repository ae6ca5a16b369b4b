import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const ayu = await world.person("ayu");
const other = await world.person("lain");
await siti.post("/people/tono/follow");

test("a member sorts those they follow into lists that only they see, and reads each by itself", async () => {
  const made = await siti.post("/lists", { name: "  Panitia   17an " });
  const path = made.location.replace("/people", "");
  assert.match((await siti.get("/lists")).text, /Panitia 17an/);
  assert.equal((await siti.post("/lists", { name: "Panitia 17an" })).status, 422);
  assert.equal((await siti.post(`${path}/people`, { handle: "@Tono" })).status, 303);
  for (const handle of ["ayu", "tiada", "siti"]) {
    const refused = await siti.post(`${path}/people`, { handle });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Ikuti dulu orang ini/);
  }
  await world.says(tono, "Rapat malam ini");
  await world.says(tono, "Untuk pengikut saja", { audience: "followers" });
  await world.says(tono, "@ayu bisik-bisik", { audience: "direct" });
  await world.says(ayu, "Bukan dari daftar");
  const { text } = await siti.get(path);
  assert.match(text, /Rapat malam ini/);
  assert.match(text, /Untuk pengikut saja/);
  assert.doesNotMatch(text, /bisik-bisik|Bukan dari daftar/);
  for (const [method, address] of [
    ["get", path],
    ["get", `${path}/people`],
    ["post", `${path}/removal`],
    ["post", `${path}/people`],
    ["post", `${path}/people/tono/removal`],
  ] as const)
    assert.equal((await other[method](address)).status, 404, address);
  await siti.post("/people/tono/follow/removal");
  const after = await siti.get(path);
  assert.doesNotMatch(after.text, /Rapat malam ini/, "whoever is not followed any more is not read");
  await siti.post("/people/tono/follow");
  await siti.post(`${path}/people/tono/removal`);
  assert.doesNotMatch((await siti.get(`${path}/people`)).text, /@tono/);
  assert.equal((await siti.post(`${path}/removal`)).location, "/lists");
  assert.equal((await siti.get(path)).status, 404);
});

test("there are at most fifty lists", async () => {
  await world.pool.query(
    "insert into lists (account_id, name) select $1, 'Daftar ' || n from generate_series(1, 50) n",
    [other.account.id],
  );
  assert.match((await other.post("/lists", { name: "Satu lagi" })).text, /sudah punya 50 daftar/);
});

test("who follows a tag has its posts on their home, and no more once they let it go", async () => {
  await world.says(ayu, "Lama #panen");
  await siti.post("/tags/Panen/follow");
  await world.settle();
  assert.match((await siti.get("/")).text, /Lama/);
  await world.says(ayu, "Baru #panen");
  await world.says(ayu, "Sepi #panen", { audience: "quiet" });
  await world.says(ayu, "Pengikut #panen", { audience: "followers" });
  await world.says(tono, "Dari yang diikuti #panen");
  const blocked = await world.person("jauh");
  await siti.post("/people/jauh/block");
  await world.says(blocked, "Terblokir #panen");
  const limited = await world.person("terbatas", { restriction: "limited" });
  await world.says(limited, "Terbatas #panen");
  await world.settle();
  const { text } = await siti.get("/");
  assert.match(text, /Baru/);
  assert.doesNotMatch(text, /Sepi|Pengikut #|Terblokir|Terbatas/);
  assert.doesNotMatch((await other.get("/")).text, /Baru/);
  assert.match((await siti.get("/tags/panen")).text, /Berhenti mengikuti #panen/);
  assert.match((await siti.get("/lists")).text, /#panen/);
  await siti.post("/tags/panen/follow/removal");
  await world.settle();
  const after = (await siti.get("/")).text;
  assert.doesNotMatch(after, /Baru|Lama/);
  assert.match(after, /Dari yang diikuti/);
});

test("one follows at most fifty tags, and no home grows from a word that is no tag", async () => {
  await world.pool.query("insert into followed_tags select $1, 'tagar' || n from generate_series(1, 50) n", [
    other.account.id,
  ]);
  const refused = await other.post("/tags/panen/follow");
  assert.equal(refused.status, 422);
  assert.match(refused.text, /sudah mengikuti 50 tagar/);
  assert.equal((await siti.post("/tags/a%20b/follow")).status, 404);
});
