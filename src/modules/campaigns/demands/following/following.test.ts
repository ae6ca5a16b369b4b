import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { makeWorld, type Person } from "../../../../../tests/world.ts";
import { publishDemand } from "../publish-demand.ts";
import type { DemandDraft } from "../rules.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, admin] = [await world.person("siti"), await world.person("tono"), await world.person("admin")];
await pool.query("update accounts set role = 'administrator' where id = $1", [admin.account.id]);
const draft: DemandDraft = {
  kind: "report",
  title: "Jembatan putus",
  what: "Jembatan dusun dua putus.",
  ask: "Perbaiki.",
};
const ask = (person: Person, more: Partial<DemandDraft> = {}) =>
  publishDemand(ctx, person.account, { ...draft, ...more });
const NEWS = /Aspirasi baru yang cocok dengan pencarian Anda/;
const hears = async (person: Person) => {
  await world.settle();
  const { text } = await person.get("/notifications");
  await pool.query("delete from notifications");
  return NEWS.test(text);
};

test("a member who follows a search hears of each new demand it finds, by stem, and of no other", async () => {
  assert.match((await tono.get("/demands?q=jembatan")).text, /Kabari saya kalau ada yang baru/);
  assert.doesNotMatch((await world.guest().get("/demands?q=jembatan")).text, /Kabari saya/);
  await tono.post("/demands/searches", { q: "jembatannya", kind: "report" });
  assert.match((await tono.get("/demands/searches")).text, /Laporan · “jembatannya”/);
  await ask(siti);
  assert.equal(await hears(tono), true);
  await ask(siti, { kind: "petition", goal: 10 });
  await ask(siti, { title: "Lampu mati", what: "Lampu jalan mati.", ask: "Nyalakan." });
  await ask(tono);
  assert.equal(await hears(tono), false, "another kind, other words, one's own");
});

test("nobody hears of what is not for them: confidential, of a closed group, by somebody who blocked them", async () => {
  await ask(siti, { openness: "confidential" });
  const group = await siti.post("/groups", { name: "Kelompok tertutup", handle: "tertutup_1", access: "private" });
  assert.equal(group.status, 303, group.text);
  const { rows } = await pool.query<{ id: string }>("select id from accounts where handle = 'tertutup_1'");
  const [made] = rows;
  assert.ok(made);
  await ask(siti, { group: { id: made.id } });
  await siti.post("/people/tono/block");
  await ask(siti);
  assert.equal(await hears(tono), false);
  await ask(siti, { openness: "anonymous" });
  assert.equal(await hears(tono), true, "an anonymous one is nobody's, so no block hides it");
  await siti.post("/people/tono/block/removal");
});

test("what came without an account is told when a moderator has let it out, and not before", async () => {
  const held = await publishDemand(ctx, undefined, draft, { keyHash: fingerprintOf(newSecret()), held: true });
  assert.equal(await hears(tono), false);
  await admin.post(`/moderation/demands/${held.id}/approval`);
  assert.equal(await hears(tono), true);
});

test("a search for everything is not followed; following twice is once; at most twenty; and it can be ended, by its owner alone", async () => {
  assert.equal((await tono.post("/demands/searches", { q: " " })).status, 422);
  await tono.post("/demands/searches", { q: "jembatannya", kind: "report" });
  const list = async () => (await tono.get("/demands/searches")).text.match(/searches\/(\d+)\/removal/g) ?? [];
  assert.equal((await list()).length, 1);
  const [first] = await list();
  assert.equal((await siti.post(`/demands/${first}`)).status, 404);
  for (let nth = 0; nth < 19; nth++) await tono.post("/demands/searches", { q: `kata${nth}` });
  const tooMany = await tono.post("/demands/searches", { q: "satu lagi" });
  assert.equal(tooMany.status, 422);
  assert.match(tooMany.text, /sudah mengikuti 20 pencarian/);
  await tono.post(`/demands/${first}`);
  assert.equal((await list()).length, 19);
  await ask(siti);
  assert.equal(await hears(tono), false);
});
