import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const place = { place: "RW 04", listed: true };
const siti = await world.person("siti", { name: "Siti", ...place });
const ratih = await world.person("ratih", { name: "Bu Ratih" });
const made = await world.person("made", { name: "Pak Made" });
const tono = await world.person("tono", { name: "Tono" });
const ayu = await world.person("ayu", { name: "Ayu", ...place });
await world.person("silent", { name: "Silent", place: "RW 04" });
const budi = await world.person("budi", { name: "Budi" });
for (const person of [ratih, made]) {
  await siti.post(`/people/${person.account.handle}/follow`);
  await person.post("/people/tono/follow");
}
await world.says(siti, "Besok #posyandu");
await world.says(budi, "Jadwal #posyandu");
await world.says(ratih, "Halo #posyandu");
const page = async () => (await siti.get("/suggestions")).text;

test("each suggestion has its reason in words, and nobody followed already is among them", async () => {
  const text = await page();
  assert.match(text, /@tono<\/span> <span class="q">Diikuti Bu Ratih dan 1 orang lain/);
  assert.match(text, /@ayu<\/span> <span class="q">Sama-sama dari RW 04/);
  assert.match(text, /@budi<\/span> <span class="q">Juga menulis tentang #posyandu/);
  assert.doesNotMatch(text, /@ratih<|@made<|@silent</);
});

test("never who does not want to be found, is limited, suspended, blocked or muted, nor follows that are not shown", async () => {
  const without = async (change: string, back: string) => {
    await world.pool.query(`update accounts set ${change} where handle = 'tono'`);
    assert.doesNotMatch(await page(), /@tono</, change);
    await world.pool.query(`update accounts set ${back} where handle = 'tono'`);
    assert.match(await page(), /@tono</);
  };
  await without("findable_by = 'nobody'", "findable_by = 'everyone'");
  await without("restriction = 'limited'", "restriction = 'none'");
  await without("status = 'suspended'", "status = 'active'");
  await without("follows_seen_by = 'nobody'", "follows_seen_by = 'members'");
  await world.pool.query("update accounts set follows_seen_by = 'nobody' where handle = 'ratih'");
  assert.match(await page(), /Diikuti Pak Made</);
  await siti.post("/people/tono/mute", { days: "7" });
  assert.doesNotMatch(await page(), /@tono</);
  await siti.post("/people/tono/mute/removal");
  await tono.post("/people/siti/block");
  assert.doesNotMatch(await page(), /@tono</);
  await tono.post("/people/siti/block/removal");
  assert.match(await page(), /@tono</);
});

test("a suggestion is put away for good, and all of them are turned off and on", async () => {
  await siti.post("/suggestions/ayu/removal");
  assert.doesNotMatch(await page(), /@ayu</);
  await siti.post("/suggestions/removal");
  const off = await page();
  assert.match(off, /Saran dimatikan/);
  assert.doesNotMatch(off, /@tono</);
  await siti.post("/suggestions");
  assert.match(await page(), /@tono</);
  assert.ok(ayu);
});
