import assert from "node:assert/strict";
import { test } from "node:test";
import { publishDemand, suggestAddressee } from "#modules/campaigns";
import { makeWorld } from "../../../../tests/world.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, lurah] = [await world.person("siti"), await world.person("tono"), await world.person("lurah")];
const guest = world.guest();
const office = { name: "Kantor Desa Sukamaju", kind: "village", place: "Sukamaju", about: "Mengurus desa", email: "" };
const idOf = (location: string) => /\/addressees\/(\d+)$/.exec(location)?.[1] ?? "";
const officeId = idOf((await siti.post("/addressees", office)).location);

test("whoever is a member names somebody to ask, and everyone can read about them", async () => {
  assert.ok(officeId);
  const page = await guest.get(`/addressees/${officeId}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /Kantor Desa Sukamaju/);
  assert.match(page.text, /Belum ada yang menjawab di sini/);
  assert.match((await guest.get("/addressees?q=sukamaju")).text, /Kantor Desa Sukamaju/);
  assert.doesNotMatch((await guest.get("/addressees?q=%25")).text, /Kantor Desa Sukamaju/);
  assert.equal((await guest.post("/addressees", office)).status, 403);
  assert.equal((await guest.get("/addressees/1")).status, 404);
});

test("one that is nearly there already is shown first, and made only when it is another", async () => {
  const twin = { ...office, name: "Kantor desa Suka Maju", place: "" };
  const asked = await tono.post("/addressees", twin);
  assert.equal(asked.status, 422);
  assert.match(asked.text, new RegExp(`/addressees/${officeId}"`));
  assert.match(asked.text, /Kantor desa Suka Maju/, "the words are kept");
  assert.equal((await tono.post("/addressees", { ...office, sure: "on" })).status, 422, "the same name and place");
  const made = await tono.post("/addressees", { ...twin, sure: "on" });
  assert.equal(made.status, 303);
  await pool.query("delete from addressees where id = $1", [idOf(made.location)]);
});

test("a wrong address, no name, or a name without end come back with a sentence", async () => {
  for (const wrong of [{ email: "bukan surel" }, { name: " " }, { name: "a".repeat(121) }, { kind: "raja" }]) {
    const answer = await siti.post("/addressees", { ...office, name: "Dinas Air", ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(answer.text, /Mengurus desa/);
  }
});

const demand = {
  kind: "report",
  title: "Jembatan putus",
  what: "Jembatan di dusun dua putus.",
  ask: "Perbaiki sebelum panen.",
  addressee: { id: officeId },
} as const;

test("an addressee's page and figures hold what everyone may see of what is asked of them", async () => {
  await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [officeId, lurah.account.id]);
  await publishDemand(ctx, siti.account, demand);
  await publishDemand(ctx, siti.account, { ...demand, title: "Sangat rahasia", openness: "confidential" });
  for (const person of [guest, tono, siti, lurah]) {
    const page = (await person.get(`/addressees/${officeId}`)).text;
    assert.match(page, /Jembatan putus/);
    assert.doesNotMatch(page, /Sangat rahasia/);
    assert.match(page, /belum selesai<\/dt><dd>1<\/dd>/);
    assert.match(page, /belum cukup/);
  }
});

test("days and shares are told from five on", async () => {
  const { rows } = await pool.query<{ id: string }>(
    "insert into addressees (name, kind) values ('PLN Cikupa', 'company') returning id",
  );
  const pln = rows[0] ?? { id: "" };
  for (const [index, days] of [1, 2, 9, 3, 30].entries()) {
    const { id } = await publishDemand(ctx, siti.account, { ...demand, addressee: pln });
    await pool.query("update demands set status = 'confirmed' where id = $1", [id]);
    for (const [kind, at] of [
      ["forwarded", `2026-01-01`],
      ["answered", new Date(Date.UTC(2026, 0, 1 + days)).toISOString()],
      [index < 4 ? "confirmed" : "reopened", "2026-03-01"],
    ])
      await pool.query(
        "insert into trail_entries (seq, demand_id, kind, actor_part, said_hash, at, previous, hash) select max(seq) + 1, $1, $2, 'server', sha256('x'), $3, sha256('x'), sha256(random()::text::bytea) from trail_entries",
        [id, kind, at],
      );
    const page = (await guest.get(`/addressees/${pln.id}`)).text;
    assert.equal(page.includes("belum cukup"), index < 4, `after ${index + 1}`);
  }
  const page = (await guest.get(`/addressees/${pln.id}`)).text;
  assert.match(page, /nilai tengah<\/dt><dd>3 hari/);
  assert.match(page, /dibenarkan warga<\/dt><dd>80%/);
});

test("a matter goes to whom the routes say: the exact place, then the longest within, then everywhere, then the village office", async () => {
  const made = async (name: string) =>
    (await pool.query<{ id: string }>("insert into addressees (name, kind) values ($1, 'agency') returning id", [name]))
      .rows[0]?.id ?? "";
  const [pdam, roads, rt] = [await made("PDAM"), await made("Dinas PU"), await made("Pengurus RT 05")];
  await pool.query(
    "insert into addressee_routes (addressee_id, category, place) values ($1, 'water', ''), ($2, 'road', 'Cikupa'), ($3, null, 'RT 05'), ($2, 'road', 'RT 05')",
    [pdam, roads, rt],
  );
  const goes = async (category: string, place: string) => (await suggestAddressee(ctx, { category, place }))?.name;
  assert.equal(await goes("road", "Pasar Cikupa, dekat jembatan"), "Dinas PU");
  assert.equal(await goes("waste", "RT 05, Sukamaju"), "Pengurus RT 05");
  assert.equal(await goes("road", "rt 05"), "Dinas PU", "for this category before any");
  assert.equal(await goes("waste", "RT 051"), undefined, "words, not letters");
  assert.equal(await goes("water", "Cikupa"), "PDAM");
  assert.equal(await goes("water", ""), "PDAM");
  assert.equal(await goes("school", "Balai, Sukamaju"), "Kantor Desa Sukamaju", "no route: the village office");
  assert.equal(await goes("school", "Tempat lain"), undefined);
  for (const odd of ["%", "_", "'", "\\", "…"]) assert.equal(await goes("school", odd), undefined);
});
