import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { publishDemand } from "../demands/publish-demand.ts";
import type { DemandDraft } from "../demands/rules.ts";
import { decideOutcome } from "./decide-outcome.ts";
import { lockDemand } from "./move-demand.ts";
import { noteLate } from "./note-late.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const people: Person[] = [];
for (const handle of ["siti", "tono", "lurah", "budi", "ani", "eko", "dewi"]) people.push(await world.person(handle));
const [siti, tono, lurah, ...neighbours] = people as [Person, Person, Person, ...Person[]];
const { rows } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind) values ('Kantor Desa', 'village') returning id",
);
const office = rows[0] ?? { id: "" };
await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office.id, lurah.account.id]);

const draft: DemandDraft = {
  kind: "report",
  title: "Jembatan putus",
  what: "Jembatan di dusun dua putus.",
  ask: "Perbaiki.",
  addressee: office,
};
const ask = async (more: Partial<DemandDraft> = {}) =>
  `/demands/${(await publishDemand(ctx, siti.account, { ...draft, ...more })).id}`;
const idOf = (at: string) => at.split("/").at(-1) ?? "";
const stateOf = async (at: string) =>
  (await pool.query("select * from demands where id = $1", [idOf(at)])).rows[0] as Record<string, unknown>;
const signs = async (at: string, person: Person) =>
  pool.query(
    "insert into signatures (demand_id, tier, state, version, account_id, name, affected) values ($1, 'member', 'valid', 1, $2, 'Warga', true)",
    [idOf(at), person.account.id],
  );
const does = async (person: Person, path: string, fields: Record<string, string> = {}) => {
  const answer = await person.post(path, fields);
  assert.equal(answer.status, 303, `${path} ${answer.text.slice(0, 3000)}`);
};

test("a demand goes the whole way, each link with who and when, and is confirmed by those affected", async () => {
  const at = await ask();
  for (const neighbour of neighbours) await signs(at, neighbour);
  await does(siti, `${at}/forwarding`, { way: "hand", words: "Diterima Pak Joko di loket." });
  await does(lurah, `${at}/acknowledgement`);
  await does(lurah, `${at}/answer`, { words: "Kami perbaiki bulan ini." });
  await does(lurah, `${at}/milestones`, { title: "Pasang balok", due_on: "2031-01-02", percent: "10" });
  const { rows: steps } = await pool.query("select id from demand_milestones");
  await does(lurah, `${at}/milestones/${steps[0].id}`, { title: "Pasang balok", due_on: "2031-01-02", percent: "100" });
  await does(lurah, `${at}/done`, { words: "Balok terpasang." });
  const page = (await world.guest().get(at)).text;
  for (const said of [/Diterima Pak Joko/, /Kami perbaiki/, /100 %/, /Balok terpasang/, /Dinyatakan selesai/])
    assert.match(page, said);
  for (const person of [siti, ...neighbours]) {
    assert.match((await person.get(at)).text, /Sudah beres\?/);
    await does(person, `${at}/outcome`, { done: "yes" });
  }
  assert.equal((await stateOf(at))["status"], "confirmed");
  assert.match((await world.guest().get(at)).text, /Beres: 5\. Belum beres: 0/);
});

test("only those whose part it is take a step, and nobody twice", async () => {
  const at = await ask();
  assert.equal((await tono.post(`${at}/forwarding`, { way: "hand", words: "x" })).status, 403);
  assert.equal((await siti.post(`${at}/acknowledgement`)).status, 403);
  for (const step of ["answer", "done"])
    assert.equal(
      (await siti.post(`${at}/${step}`, { words: "Sudah" })).status,
      403,
      "one's own demand is not answered",
    );
  assert.equal((await siti.post(`${at}/milestones`, { title: "x" })).status, 403);
  assert.equal((await tono.post(`${at}/outcome`, { done: "yes" })).status, 403);
  assert.equal((await siti.post(`${at}/outcome`, { done: "yes" })).status, 404, "nobody said that it is done");
  assert.equal((await siti.post(`${at}/forwarding`, { way: "hand", words: "" })).status, 422, "proof is needed");
  await does(lurah, `${at}/acknowledgement`);
  assert.equal((await lurah.post(`${at}/acknowledgement`)).status, 422);
  assert.equal((await tono.get(`${at}/answer`)).status, 403);
  assert.equal((await tono.post(`${at}/withdrawal`, { words: "x" })).status, 403);
});

test("what is said to be done and is not is opened again by those affected, with a new day", async () => {
  const at = await ask();
  await signs(at, neighbours[0] as Person);
  await does(lurah, `${at}/done`, { words: "Selesai." });
  await does(siti, `${at}/outcome`, { done: "no" });
  assert.equal((await stateOf(at))["status"], "done", "the other has not answered, and three days are not over");
  await does(neighbours[0] as Person, `${at}/outcome`, { done: "no" });
  const reopened = await stateOf(at);
  assert.equal(reopened["status"], "reopened");
  assert.ok(reopened["due_at"]);
  const page = (await tono.get(at)).text;
  assert.match(page, /Dibuka lagi/);
  assert.doesNotMatch(page, /Belum beres: 2/, "fewer than five are not broken down");
  await does(lurah, `${at}/done`, { words: "Sekarang benar." });
  assert.equal((await stateOf(at))["round"], 2);
  for (const person of [siti, neighbours[0] as Person]) await does(person, `${at}/outcome`, { done: "yes" });
  assert.equal((await stateOf(at))["status"], "confirmed");
  await does(siti, `${at}/outcome`, { done: "no" });
  assert.equal((await stateOf(at))["status"], "reopened", "a tie is no confirmation: they may change their mind");
});

test("with a quorum it is decided after three days, and silence decides nothing", async () => {
  const at = await ask();
  for (const neighbour of neighbours) await signs(at, neighbour);
  await signs(at, tono);
  await does(lurah, `${at}/done`, { words: "Selesai." });
  for (const person of neighbours) await does(person, `${at}/outcome`, { done: "yes" });
  const later = (days: number) => ({ ...ctx, now: () => new Date(Date.now() + days * 86_400_000) });
  const look = (days: number) =>
    ctx.db.transaction().execute(async (db) => {
      const then = { ...later(days), db };
      await decideOutcome(then, await lockDemand(then, idOf(at)));
    });
  await look(400);
  assert.equal((await stateOf(at))["status"], "done", "four of six are no quorum");
  await does(siti, `${at}/outcome`, { done: "no" });
  await look(1);
  assert.equal((await stateOf(at))["status"], "done", "one may still answer");
  await look(3.1);
  assert.equal((await stateOf(at))["status"], "confirmed");
});

test("a missed day is shown in red with its working days, once on the trail, and closes nothing", async () => {
  const at = await ask();
  await pool.query("update demands set due_at = now() - interval '14 days' where id = $1", [idOf(at)]);
  await noteLate(ctx);
  await noteLate(ctx);
  const page = (await world.guest().get(at)).text;
  assert.match(page, /class="note bad"/);
  assert.match(page, /Terlambat (9|10) hari kerja/);
  assert.equal(page.match(/Batas waktu terlewat/g)?.length, 1);
  assert.equal((await stateOf(at))["status"], "published");
});

test("a petition waits until as many signed as its kind asks, and its author may take it back with a reason", async () => {
  await pool.query("update demand_types set forward_at = 3 where kind = 'petition'");
  const at = await ask({ kind: "petition" });
  const refused = await siti.post(`${at}/forwarding`, { way: "hand", words: "Diantar" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Perlu 3 dukungan dari satu jenis/);
  await pool.query(
    "insert into signature_counts values ($1, 'member', 0, 2), ($1, 'paper', 0, 1), ($1, 'email', 0, 2), ($1, 'remote', 0, 9)",
    [idOf(at)],
  );
  const again = await siti.post(`${at}/forwarding`, { way: "hand", words: "Diantar" });
  assert.equal(again.status, 422, "what is not equally strong is not added up");
  await pool.query("update signature_counts set counted = 3 where demand_id = $1 and tier = 'paper'", [idOf(at)]);
  await does(siti, `${at}/forwarding`, { way: "hand", words: "Diantar" });
  await does(siti, `${at}/withdrawal`, { words: "Sudah dibicarakan." });
  const page = (await tono.get(at)).text;
  assert.match(page, /Ditarik/);
  assert.match(page, /Sudah dibicarakan/);
  assert.equal((await lurah.post(`${at}/answer`, { words: "Baik" })).status, 422);
});

test("nothing one could see is no answer, and no percentage is none", async () => {
  const at = await ask();
  for (const words of ["", " \u00a0 ", "\u200b\u200b", "\u2060\n\u2060", "\u0301"]) {
    assert.equal((await lurah.post(`${at}/answer`, { words })).status, 422, JSON.stringify(words));
    assert.equal((await lurah.post(`${at}/done`, { words })).status, 422, JSON.stringify(words));
  }
  for (const percent of ["", "0x10", "+5", "101", "1e1", "-1", "5.5"])
    assert.equal((await lurah.post(`${at}/milestones`, { title: "Survei", percent })).status, 422, percent);
  assert.equal((await stateOf(at))["status"], "published");
  await does(lurah, `${at}/answer`, { words: "👍" });
});
