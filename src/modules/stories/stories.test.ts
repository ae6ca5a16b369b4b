import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { storyLimits } from "./rules.ts";
import { shorten } from "./views/story-row.tsx";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const tono = await world.person("tono");
for (const person of [ratna, tono]) await person.post("/people/siti/follow");
await siti.post("/people/ratna/follow");
/** Tells a story and gives its address. */
const tells = async (who: Person, text: string, audience = "followers") => {
  const answer = await who.post("/stories", { text, audience });
  assert.equal(answer.status, 303);
  return answer.location;
};
const pass = (where: string) =>
  world.pool.query(`update stories set expires_at = now() - interval '1 minute' where text = '${where}'`);

test("a story stands as a name on top of followers' homes, new until opened, and as no post anywhere", async () => {
  const before = (await ratna.get("/")).text;
  assert.doesNotMatch(before, /Cerita/);
  const place = await tells(siti, "Panen cabai pagi ini");
  const home = (await ratna.get("/")).text;
  assert.match(home, new RegExp(`<a href="${place}">Siti<b> \\(baru\\)</b></a>`));
  assert.doesNotMatch(home, /Panen cabai/);
  assert.match((await ratna.get(place)).text, /Panen cabai pagi ini/);
  assert.match((await ratna.get("/")).text, new RegExp(`<a href="${place}">Siti</a>`));
  assert.doesNotMatch((await siti.get("/")).text, /Cerita:/, "one's own needs no row");
});

test("the row calls people as people call each other", () => {
  assert.deepEqual(["Ratih Purwaningsih", "Bu RT 05", "Sri Hartati", "Jumirah", "drh. Maya Sari"].map(shorten), [
    "Ratih",
    "Bu RT",
    "Sri Hartati",
    "Jumirah",
    "drh.",
  ]);
});

test("stories are opened one after the other, a person's own first, and then nothing more", async () => {
  const [one, two] = [await tells(ratna, "satu dari ratna", "local"), await tells(ratna, "dua dari ratna", "local")];
  const other = await tells(siti, "lain dari siti");
  await tono.post("/people/ratna/follow");
  assert.match((await tono.get("/")).text, new RegExp(`href="${one}">Ratna`));
  const nextOf = async (place: string) => /class="btn" href="(\/stories\/\d+)"/.exec((await tono.get(place)).text)?.[1];
  assert.equal(await nextOf(one), two);
  const elsewhere = await nextOf(two);
  assert.match((await tono.get(elsewhere ?? "")).text, /cabai/);
  assert.equal(await nextOf(elsewhere ?? ""), other);
  assert.equal(await nextOf(other), undefined);
});

test("its author sees who opened it, and nobody else does", async () => {
  const place = await tells(siti, "siapa yang lihat");
  await ratna.get(place);
  await ratna.get(place);
  const own = (await siti.get(place)).text;
  assert.match(own, /Dibuka 1 orang.*href="\/@ratna"/s);
  assert.doesNotMatch((await tono.get(place)).text, /Dibuka|@ratna/);
});

test("an answer goes to its author as a message, with how the story begins", async () => {
  const place = await tells(siti, "Ada bibit gratis di balai RW");
  const answer = await ratna.post(`${place}/replies`, { text: "Masih ada, Bu?" });
  assert.match(answer.location, /^\/messages\/\d+#p\d+$/);
  assert.match(
    (await siti.get(answer.location.replace(/#.*/, ""))).text,
    /«Ada bibit gratis di balai RW».*Masih ada, Bu\?/s,
  );
  assert.equal((await siti.post(`${place}/replies`, { text: "sendiri" })).status, 422);
});

test("after a day a story is gone from everywhere at once, and from the disk when the worker comes by", async () => {
  const place = await tells(siti, "sehari saja");
  await pass("sehari saja");
  assert.equal((await ratna.get(place)).status, 404);
  assert.doesNotMatch((await ratna.get("/stories")).text, new RegExp(place));
  const { storyTasks } = await import("./tasks.ts");
  await storyTasks["stories.sweep"]?.(world.ctx, {});
  const { rows } = await world.pool.query("select 1 from stories where text = 'sehari saja'");
  assert.equal(rows.length, 0);
});

test("a highlight keeps a story on the profile until it is undone", async () => {
  const place = await tells(siti, "cara menanam cabai");
  const kept = await siti.post(`${place}/highlight`, { name: "Kebun" });
  assert.match(kept.location, /^\/highlights\/\d+$/);
  await pass("cara menanam cabai");
  const { storyTasks } = await import("./tasks.ts");
  await storyTasks["stories.sweep"]?.(world.ctx, {});
  assert.match((await ratna.get("/@siti")).text, new RegExp(`href="${kept.location}">Kebun`));
  assert.match((await ratna.get(kept.location)).text, /cara menanam cabai/);
  assert.doesNotMatch((await ratna.get("/")).text, new RegExp(place));
  assert.equal((await ratna.post(`${kept.location}/removal`)).status, 404);
  assert.equal((await siti.post(`${kept.location}/removal`)).status, 303);
  assert.equal((await ratna.get(place)).status, 404);
});

test("a person shows at most twenty stories at once, in at most ten highlights, and the words come back", async () => {
  const many = await world.person("banyak");
  let place = "";
  for (let number = 0; number < storyLimits.live; number++) place = await tells(many, `cerita ${number}`);
  const over = await many.post("/stories", { text: "satu lagi", audience: "local" });
  assert.equal(over.status, 422);
  assert.match(over.text, /satu lagi/);
  for (let number = 0; number < storyLimits.highlights; number++)
    assert.equal((await many.post(`${place}/highlight`, { name: `Sorotan ${number}` })).status, 303);
  assert.equal((await many.post(`${place}/highlight`, { name: "Kelebihan" })).status, 422);
  assert.equal((await many.post(`${place}/highlight`, { name: "Sorotan 3" })).status, 303);
  assert.equal((await many.post("/stories", { text: "a".repeat(storyLimits.text + 1) })).status, 422);
});

test("its author takes a story away for everyone", async () => {
  const place = await tells(siti, "salah cerita");
  assert.equal((await ratna.post(`${place}/removal`)).status, 404);
  assert.equal((await siti.post(`${place}/removal`)).location, "/stories");
  assert.equal((await ratna.get(place)).status, 404);
});
