import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../../tests/world.ts";
import { publishDemand } from "../publish-demand.ts";
import type { DemandDraft } from "../rules.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const { rows: offices } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind) values ('Kantor Desa', 'village') returning id",
);
const office = offices[0] ?? { id: "" };

const ask = (person: Person, title: string, latitude: number, longitude: number, more: Partial<DemandDraft> = {}) =>
  publishDemand(ctx, person.account, {
    kind: "report",
    title,
    what: `${title} sejak hujan.`,
    ask: "Perbaiki sebelum panen.",
    addressee: office,
    point: { latitude, longitude },
    ...more,
  });

test("a map shows where demands are: a mark that leads to each, and a number where several stand close", async () => {
  assert.match((await world.guest().get("/demands/map")).text, /Belum ada aspirasi yang menyebut titiknya/);
  const bridge = await ask(siti, "Jembatan putus", -7.61, 110.82);
  const drain = await ask(siti, "Got mampet", -7.6155, 110.8255);
  await ask(tono, "Got bocor", -7.61551, 110.82551, { category: "water" });
  const page = await world.guest().get("/demands/map");
  assert.match(
    page.text,
    new RegExp(`<a href="/demands/${bridge.id}" aria-label="Jembatan putus \\(Masih berjalan\\)"`),
  );
  assert.match(page.text, /aria-label="2 aspirasi di sini. Lihat lebih dekat."/);
  assert.doesNotMatch(page.text, new RegExp(`<a href="/demands/${drain.id}" aria-label`));
  const closer =
    /<a href="(\/demands\/map\?at=[^"]+)" aria-label="2 /.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const near = await world.guest().get(closer);
  assert.match(near.text, /1 aspirasi lain ada di luar gambar ini/);
  assert.doesNotMatch(near.text, /Jembatan putus/);
  assert.match(near.text, /Got mampet/);
});

test("the map is narrowed like the list, and each leads to the other with the same choice", async () => {
  const page = await world.guest().get("/demands/map?category=water");
  assert.match(page.text, /Got bocor/);
  assert.doesNotMatch(page.text, /Jembatan putus/);
  assert.match(page.text, /href="\/demands\?category=water"/);
  assert.match((await world.guest().get("/demands?category=water")).text, /href="\/demands\/map\?category=water"/);
});

test("a confidential demand stands on no map, not even as a number, and one that was taken back on none either", async () => {
  const before = await world.guest().get("/demands/map");
  const secret = await ask(siti, "Rahasia keluarga", -7.612, 110.822, { openness: "confidential" });
  const gone = await ask(siti, "Salah lapor", -7.612, 110.8221);
  await pool.query("update demands set status = 'withdrawn' where id = $1", [gone.id]);
  for (const person of [world.guest(), siti, tono]) {
    const page = await person.get("/demands/map");
    assert.doesNotMatch(page.text, new RegExp(`${secret.id}|${gone.id}|Rahasia|Salah lapor`));
  }
  const numbers = (text: string) => text.match(/\d+ aspirasi/g);
  assert.deepEqual(numbers((await world.guest().get("/demands/map")).text), numbers(before.text));
});

test("what stands in an address for an area is looked at: nonsense shows the whole map", async () => {
  for (const query of ["at=%00&half=1", "at=1,1&half=-1", "at=999,999&half=10", "at=-7.6,110.8&half=1e9"])
    assert.match((await world.guest().get(`/demands/map?${query}`)).text, /Jembatan putus/);
});
