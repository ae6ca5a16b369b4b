import assert from "node:assert/strict";
import { test } from "node:test";
import { makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { publishDemand } from "../demands/publish-demand.ts";
import { listDeeds } from "./list-deeds.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, ratna] = [await world.person("siti"), await world.person("tono"), await world.person("ratna")];
const demand = await publishDemand(ctx, siti.account, {
  kind: "petition",
  title: "Jembatan putus",
  what: "Jembatan di dusun dua putus sejak hujan.",
  ask: "Perbaiki sebelum panen.",
});
const at = `/demands/${demand.id}`;
const one = async (text: string, ...values: unknown[]) =>
  (await pool.query<{ one: string }>(text, values)).rows[0]?.one ?? "";
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let told = 0;
async function slot(places: number, by: Person = siti): Promise<string> {
  const what = `Tugas ${++told}`;
  assert.equal((await by.post(`${at}/slots`, { what, at: "Sabtu", places: `${places}` })).status, 303);
  return one("select id as one from volunteer_slots where what = $1", what);
}
async function pledge(others: number): Promise<string> {
  const promise = `Saya ikut menghadap ${++told}`;
  const answer = await siti.post(`${at}/pledges`, { promise, others: `${others}`, deadline: inDays(9) });
  assert.equal(answer.status, 303);
  return one("select id as one from pledges where promise = $1", promise);
}

test("who leads asks for volunteers; members take a place, see that they are in, and give it back", async () => {
  const id = await slot(2);
  assert.equal((await tono.post(`/slots/${id}/place`)).location, `${at}/actions#volunteers`);
  assert.equal((await tono.post(`/slots/${id}/place`)).status, 303, "twice is once");
  assert.match((await tono.get(`${at}/actions`)).text, /1 dari 2 tempat terisi · Anda ikut/);
  assert.match((await siti.get(`${at}/actions`)).text, /href="\/@tono"/);
  assert.doesNotMatch((await ratna.get(`${at}/actions`)).text, /href="\/@tono"/, "names are for who leads");
  assert.match(JSON.stringify(await listDeeds(ctx, tono.account)), /Jembatan putus.*Tugas/);
  assert.equal((await tono.post(`/slots/${id}/place/removal`)).status, 303);
  assert.match((await tono.get(`${at}/actions`)).text, /0 dari 2 tempat terisi/);
});

test("a slot that is full says so, and who leaves the community makes room", async () => {
  const id = await slot(1);
  const leaving = await world.person("pamit");
  await leaving.post(`/slots/${id}/place`);
  const full = await ratna.post(`/slots/${id}/place`);
  assert.equal(full.status, 422);
  assert.match(full.text, /Tempatnya baru saja penuh/);
  await pool.query("delete from accounts where handle = 'pamit'");
  assert.equal((await ratna.post(`/slots/${id}/place`)).status, 303);
});

test("REL-16 of 64 who take the last 10 places at once, 10 have one", async () => {
  const id = await slot(10);
  const people = await Promise.all(Array.from({ length: 64 }, (_, number) => world.person(`warga${number}`)));
  const answers = await Promise.all(people.map((person) => person.post(`/slots/${id}/place`)));
  assert.equal(answers.filter(({ status }) => status === 303).length, 10);
  assert.equal(answers.filter(({ status }) => status === 422).length, 54);
  assert.equal(await one("select count(*)::int as one from volunteers where slot_id = $1", id), 10);
  assert.equal(await one("select taken as one from volunteer_slots where id = $1", id), 10);
});

test("only who leads asks for volunteers and promises; numbers and days that cannot be are said, and words are kept", async () => {
  for (const page of ["slots", "pledges"]) assert.equal((await tono.post(`${at}/${page}`, {})).status, 403);
  const wrong = await siti.post(`${at}/slots`, { what: "Antar surat", at: "", places: "0" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /paling sedikit 1.*value="Antar surat"/s);
  for (const deadline of ["besok", "2026-02-30", "2020-01-01"])
    assert.equal((await siti.post(`${at}/pledges`, { promise: "Ikut", others: "5", deadline })).status, 422);
  const id = await slot(1);
  assert.equal((await tono.post(`/slots/${id}/removal`)).status, 404);
  assert.equal((await siti.post(`/slots/${id}/removal`)).status, 303);
});

test("a promise counts one person once; with enough others all who promised are told, once", async () => {
  const id = await pledge(2);
  for (const person of [tono, tono, ratna]) assert.equal((await person.post(`/pledges/${id}/promise`)).status, 303);
  assert.match((await tono.get(`${at}/actions`)).text, /Berlaku kalau 2 orang lain ikut\. 2 orang berjanji\./);
  assert.equal(await one("select reached_at as one from pledges where id = $1", id), "");
  await world.settle();
  const third = await world.person("ketiga");
  await third.post(`/pledges/${id}/promise`);
  await world.settle();
  for (const person of [siti, tono, ratna, third])
    assert.match((await person.get("/notifications")).text, new RegExp(`href="/pledges/${id}[^"]*"`));
  assert.equal((await tono.get(`/pledges/${id}`)).location, `${at}/actions#pledges`);
  assert.match((await tono.get(`${at}/actions`)).text, /Jumlahnya tercapai/);
  await tono.post(`/pledges/${id}/promise/removal`);
  await tono.post(`/pledges/${id}/promise`);
  const { rows } = await pool.query(
    "select count(*)::int as count from notification_entries where kind = 'pledge-reached'",
  );
  assert.equal(rows[0].count, 4);
});

test("REL-16 64 people promise at once: each counts once and it is reached once", async () => {
  const id = await pledge(63);
  const people = await Promise.all(Array.from({ length: 64 }, (_, number) => world.person(`janji${number}`)));
  const twice = [...people, ...people];
  const answers = await Promise.all(twice.map((person) => person.post(`/pledges/${id}/promise`)));
  assert.ok(answers.every(({ status }) => status === 303));
  assert.equal(await one("select pledged as one from pledges where id = $1", id), 64);
  const queued = "select count(*)::int as one from graphile_worker.jobs where task_identifier like '%pledge-reached'";
  assert.equal(await one(queued), 1);
  await world.settle();
});

test("after its day nobody promises any more", async () => {
  const id = await pledge(5);
  await pool.query("update pledges set deadline = '2026-01-02' where id = $1", [id]);
  const late = await tono.post(`/pledges/${id}/promise`);
  assert.equal(late.status, 422);
  assert.match(late.text, /Waktu untuk berjanji sudah lewat.*Berakhir 2 Januari 2026/s);
});

async function group(handle: string, organiser: Person, access: "public" | "invite" = "public") {
  const account = await makesGroup(world, handle, access, `Kelompok ${handle}`);
  await pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'organiser')",
    [account.id, organiser.account.id],
  );
}

test("a group's organiser offers to stand behind a demand; its author is told and agrees, and all see it", async () => {
  await group("tani", tono);
  assert.equal((await ratna.post(`${at}/sponsors`, { group: "tani" })).status, 403);
  assert.equal((await tono.post(`${at}/sponsors`, { group: "@Tani" })).status, 303);
  assert.doesNotMatch((await ratna.get(`${at}/actions`)).text, /Kelompok tani/, "what is still asked is not shown");
  await world.settle();
  assert.match((await siti.get("/notifications")).text, /dukungan kelompok yang menunggu jawaban/);
  assert.equal(
    (await tono.post(`${at}/sponsors/tani/acceptance`)).status,
    404,
    "one's own offer is not one's own to accept",
  );
  assert.equal((await siti.post(`${at}/sponsors/tani/acceptance`)).status, 303);
  assert.match((await world.guest().get(`${at}/actions`)).text, /Kelompok tani/);
  assert.match((await world.guest().get(at)).text, /Kelompok tani/);
  assert.match((await world.guest().get("/groups/tani/demands")).text, /Jembatan putus/);
  assert.equal((await ratna.post(`${at}/sponsors/tani/removal`)).status, 404);
  assert.equal((await tono.post(`${at}/sponsors/tani/removal`)).status, 303);
  assert.doesNotMatch((await world.guest().get(at)).text, /Kelompok tani/);
});

test("an author invites a group, and its organiser agrees; two who ask each other agree; hidden groups are not there", async () => {
  await group("ibu", ratna);
  await group("sunyi", ratna, "invite");
  assert.equal((await siti.post(`${at}/sponsors`, { group: "ibu" })).status, 303);
  await world.settle();
  assert.match((await ratna.get("/notifications")).text, /dukungan kelompok yang menunggu jawaban/);
  assert.match((await ratna.get(`${at}/actions`)).text, /Kelompok ibu.*Diundang/s);
  assert.equal((await ratna.post(`${at}/sponsors`, { group: "ibu" })).status, 303);
  assert.equal(await one("select state as one from co_sponsors"), "accepted");
  for (const handle of ["sunyi", "tiada", "tono"])
    assert.equal((await siti.post(`${at}/sponsors`, { group: handle })).status, 422, handle);
});
