import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti", { name: "Siti", place: "RW 04 Sukamaju" });
const tono = await world.person("tono", { name: "Tono", place: "RW 05 Sukamaju" });
const guest = world.guest();
const privacy = {
  findable_by: "everyone",
  place_seen_by: "members",
  follows_seen_by: "members",
  messages_from: "everyone",
};
const found = async (query: string, by = guest) =>
  [...(await by.get(`/people?${query}`)).text.matchAll(/class="q">@(\w+)</g)].map(([, handle]) => handle);

test("only those who agreed are looked up by place and skill, and their place by those who may see it", async () => {
  for (const person of [siti, tono])
    assert.equal(
      (
        await person.post("/settings/profile", {
          name: person.account.name,
          place: person.account.place,
          skills: "Menjahit,  las  listrik, menjahit",
        })
      ).status,
      303,
    );
  assert.deepEqual(await found("skill=jahit", tono), []);
  await siti.post("/settings/privacy", { ...privacy, listed: "on" });
  assert.deepEqual(await found("skill=jahit", tono), ["siti"]);
  assert.deepEqual(await found("skill=Menjahit&place=sukamaju", tono), ["siti"]);
  assert.deepEqual(await found("skill=las", tono), ["siti"]);
  assert.deepEqual(await found("skill=menjahit+listrik", tono), ["siti"]);
  assert.deepEqual(await found("place=RW+05", tono), []);
  assert.deepEqual(await found("skill=jahit"), ["siti"]);
  assert.deepEqual(await found("place=sukamaju"), [], "guests do not see the place, so they cannot ask for it");
  await siti.post("/settings/privacy", { ...privacy, listed: "on", place_seen_by: "followers" });
  assert.deepEqual(await found("place=sukamaju", tono), []);
  assert.deepEqual(await found("skill=jahit", tono), ["siti"]);
  await siti.post("/settings/privacy", privacy);
  assert.deepEqual(await found("skill=jahit", tono), []);
  assert.match((await tono.get("/@siti")).text, /menjahit, las listrik/);
});

test("a search for words does not bring out a place or skill of someone who did not agree", async () => {
  const kinds = async (q: string, by = guest) => (await by.get(`/search?kind=people&q=${q}`)).text.includes("@siti<");
  assert.ok(!(await kinds("listrik", tono)));
  await siti.post("/settings/privacy", { ...privacy, listed: "on" });
  assert.ok(await kinds("listrik", tono));
  assert.ok(!(await kinds("sukamaju", tono)), "the place is asked for in the directory alone");
});

test("there are at most ten skills of thirty letters", async () => {
  const save = (skills: string) => siti.post("/settings/profile", { name: "Siti", skills });
  assert.equal((await save(Array.from({ length: 10 }, (_, n) => `keahlian ${n}`).join(","))).status, 303);
  assert.match(
    (await save(Array.from({ length: 11 }, (_, n) => `keahlian ${n}`).join(","))).text,
    /Paling banyak 10 keahlian/,
  );
  const long = await save("a".repeat(31));
  assert.equal(long.status, 422);
  assert.match(long.text, /value="a{31}"/);
});

test("invite cards are ten on a sheet, with one link or each for one person", async () => {
  await siti.post("/settings/invites");
  const { text } = await siti.get("/settings/invites");
  const cards = /\/settings\/invites\/\d+\/cards/.exec(text)?.[0] ?? "";
  const sheet = await siti.get(cards);
  assert.equal(sheet.text.match(/class="qr"/g)?.length, 10);
  assert.equal(new Set(sheet.text.match(/localhost:3000\/invites\/[\w-]+/g)).size, 1);
  assert.equal((await tono.get(cards)).status, 404, "nobody prints another's");
  assert.equal((await siti.post("/settings/invites/cards")).location, "/settings/invites/cards");
  const single = await siti.get("/settings/invites/cards");
  assert.equal(new Set(single.text.match(/localhost:3000\/invites\/[\w-]+/g)).size, 10);
  assert.equal((await siti.post("/settings/invites/cards")).status, 422, "twenty invites are the most");
});
