import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { publishDemand } from "#modules/campaigns";
import { makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";

const world = await makeWorld();
const { pool } = world;
const [siti, tono, dewi] = [await world.person("siti"), await world.person("tono"), await world.person("dewi")];
const moderator = await world.person("bu_lurah", { role: "moderator", permissions: ["reports"] });
const road = {
  title: "Bagaimana sebaiknya jalan pasar diatur?",
  statement_1: "Jalan pasar sebaiknya satu arah.",
  statement_2: "Pedagang boleh berjualan di bahu jalan.",
  statement_3: "Parkir motor dipindah ke lapangan.",
};
async function asks(person: Person, change: Record<string, string> = {}) {
  const answer = await person.post("/questions", { ...road, ...change });
  assert.equal(answer.status, 303, answer.text);
  return answer.location;
}
const newsOf = async (person: Person) => {
  await world.settle();
  return (await person.get("/notifications")).text;
};

test("what somebody adds waits; whoever asked hears of it and shows it, and its writer hears of that", async () => {
  const path = await asks(siti);
  const added = await tono.post(`${path}/statements`, { text: "Buat trotoar di kedua sisi." });
  assert.match(added.location, /added=waiting/);
  assert.doesNotMatch((await dewi.get(`${path}/statements`)).text, /trotoar/);
  assert.match(await newsOf(siti), /menunggu Anda periksa/);
  assert.match((await siti.get(`${path}/tend`)).text, /4\. Buat trotoar/);
  assert.equal((await tono.get(`${path}/tend`)).status, 403);
  assert.equal((await tono.post(`${path}/decisions`, { statement: "4", decision: "show" })).status, 403);
  assert.equal((await siti.post(`${path}/decisions`, { statement: "4", decision: "show" })).status, 303);
  assert.match((await dewi.get(`${path}/statements`)).text, /4\. Buat trotoar/);
  assert.match((await tono.get(`${path}/statements`)).text, /Jawaban Anda: Setuju/, "who says it agrees with it");
  assert.match(await newsOf(tono), /Pernyataan Anda sudah tampil/);
});

test("a number is never given again, and what is out is answered no more", async () => {
  const path = await asks(siti, { more: "shown" });
  await tono.post(`${path}/statements`, { text: "Pasar ditutup saja." });
  await moderator.post(`${path}/decisions`, { statement: "4", decision: "out" });
  assert.match((await tono.post(`${path}/statements`, { text: "Jam bongkar muat dibatasi." })).location, /#s5/);
  const answer = await dewi.post(`${path}/votes`, { statement: "4", vote: "agree" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /tidak bisa dijawab lagi/);
  const unknown = await siti.post(`${path}/decisions`, { statement: "99", decision: "out" });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /value="99"/);
});

test("what is said already is shown before one says it again", async () => {
  const path = await asks(siti, { more: "shown" });
  const twice = await tono.post(`${path}/statements`, { text: "Jalan pasar sebaiknya dua arah." });
  assert.equal(twice.status, 422);
  assert.match(twice.text, /1\. Jalan pasar sebaiknya satu arah/);
  const sure = await tono.post(`${path}/statements`, { text: "Jalan pasar sebaiknya dua arah.", sure: "on" });
  assert.match(sure.location, /added=shown/);
});

test("one person adds at most ten statements to a question, and five that wait", async () => {
  const path = await asks(siti);
  const says = (text: string) => tono.post(`${path}/statements`, { text, sure: "on" });
  for (let index = 0; index < 5; index++) assert.equal((await says(`Usul ke-${index}`)).status, 303);
  const sixth = await says("Usul keenam");
  assert.equal(sixth.status, 422);
  assert.match(sixth.text, /Usul keenam/);
  await pool.query("update statements set state = 'shown' where state = 'waiting'");
  for (let index = 5; index < 10; index++) {
    assert.equal((await says(`Usul ke-${index}`)).status, 303);
    await pool.query("update statements set state = 'shown' where state = 'waiting'");
  }
  assert.equal((await says("Usul kesebelas")).status, 422);
});

test("a statement is put into another language by people, corrected, and read in it", async () => {
  const path = await asks(siti);
  const suggest = (person: Person, text: string) =>
    person.post(`${path}/statements/1/translations`, { language: "jv", text });
  assert.match((await suggest(tono, "Dalan pasar becike siji arah.")).location, /\?sent/);
  assert.doesNotMatch((await dewi.get(`${path}?s=1&lang=jv`)).text, /siji arah/);
  const idOn = (page: string) => /translations\/(\d+)\/approval/.exec(page)?.[1] ?? "";
  const approve = async () => {
    const id = idOn((await siti.get(`${path}/tend`)).text);
    assert.equal((await siti.post(`${path}/statements/1/translations/${id}/approval`)).status, 303);
  };
  await approve();
  const page = (await dewi.get(`${path}?s=1&lang=jv`)).text;
  assert.match(page, /<h1 lang="jv"[^>]*>Dalan pasar becike siji arah/);
  assert.match(page, /Diterjemahkan oleh warga dari Bahasa Indonesia/);
  assert.match(page, /name="lang" value="jv"/);
  await pool.query("update accounts set languages = '{jv}' where id = $1", [dewi.account.id]);
  assert.match((await dewi.get(`${path}?s=1`)).text, /siji arah/, "in the language of one's profile");
  assert.doesNotMatch((await tono.get(`${path}?s=1`)).text, /<h1 lang="jv"/);
  await suggest(tono, "Dalan pasar luwih apik siji arah.");
  await approve();
  const all = (await world.guest().get(`${path}/statements/1/translations`)).text;
  assert.match(all, /luwih apik.*Terjemahan sebelumnya.*becike/s);
  assert.equal((await suggest(tono, "")).status, 422);
  assert.equal((await tono.post(`${path}/statements/1/translations`, { language: "id", text: "Sama" })).status, 422);
});

test("its words change as long as nobody answered; it is closed and opened again, and closes by itself", async () => {
  const path = await asks(siti);
  assert.equal((await siti.post(`${path}/revisions`, { title: "Jalan pasar?", about: "Macet" })).status, 303);
  await tono.post(`${path}/votes`, { statement: "1", vote: "agree" });
  const late = await siti.post(`${path}/revisions`, { title: "Lain sama sekali", about: "" });
  assert.equal(late.status, 422);
  assert.match(late.text, /Lain sama sekali/);
  assert.equal((await siti.post(`${path}/end`)).status, 303);
  assert.equal((await dewi.post(`${path}/votes`, { statement: "1", vote: "agree" })).status, 403);
  assert.doesNotMatch((await dewi.get("/questions")).text, new RegExp(`"${path}"`));
  assert.match((await dewi.get("/questions?over")).text, new RegExp(`"${path}"`));
  assert.equal((await siti.post(`${path}/end/removal`)).status, 303);
  assert.equal((await dewi.post(`${path}/votes`, { statement: "1", vote: "agree" })).status, 303);
});

test("organisers of its group look after what is asked in it", async () => {
  const group = await makesGroup(world, "tani", "public");
  for (const person of [siti, dewi])
    await pool.query(
      "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'organiser')",
      [group.id, person.account.id],
    );
  const path = await asks(siti, { group: "tani" });
  await tono.post(`${path}/statements`, { text: "Pupuk dibeli bersama." });
  assert.match((await dewi.get(`${path}/tend`)).text, /Pupuk dibeli bersama/);
});

test("asking goes step by step, every word goes along, and what is wrong leads back to its step", async () => {
  const second = await siti.post("/questions/new/2", { title: road.title, about: "Tiap Minggu macet" });
  assert.equal(second.status, 200);
  assert.match(second.text, /Langkah 2 dari 4.*name="title" value="Bagaimana/s);
  const empty = await siti.post("/questions/new/2", { title: "", about: "Tetap di sini" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Langkah 1 dari 4.*Tetap di sini/s);
  const few = await siti.post("/questions/new/3", { title: road.title, statement_1: "Satu saja" });
  assert.match(few.text, /Langkah 2 dari 4.*paling sedikit 3.*Satu saja/s);
  const preview = await siti.post("/questions/new/4", { ...road, voters: "members", more: "hosts" });
  assert.match(preview.text, /Langkah 4 dari 4.*Jalan pasar sebaiknya satu arah/s);
  assert.match(preview.text, /action="\/questions"/);
  const back = await siti.post("/questions/new/2", { ...road, voters: "members" });
  assert.match(back.text, /id="f-statement_1"[^>]*value="Jalan pasar/);
});

test("what somebody adds while the question is being closed is not taken", async () => {
  const path = await asks(siti);
  const client = await pool.connect();
  await client.query("begin");
  await client.query("update questions set closed_at = now() where id = $1", [path.split("/").at(-1)]);
  const added = tono.post(`${path}/statements`, { text: "Buat jembatan penyeberangan." });
  await sleep(300);
  await client.query("commit");
  client.release();
  assert.equal((await added).status, 403);
  assert.doesNotMatch((await siti.get(`${path}/tend`)).text, /penyeberangan/);
});

test("who hides their name from a demand does not ask about it under their name", async () => {
  const draft = { kind: "report", title: "Upah kurang", what: "Dipotong.", ask: "Bayar penuh." } as const;
  const { id: open } = await publishDemand(world.ctx, siti.account, draft);
  const { id: hidden } = await publishDemand(world.ctx, siti.account, { ...draft, openness: "anonymous" });
  const refused = await siti.post("/questions", { ...road, demand: hidden });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /aspirasi yang Anda pimpin/);
  assert.doesNotMatch((await siti.get(`/demands/${hidden}/actions`)).text, /\/questions\/new/);
  assert.match((await siti.get(`/demands/${open}/actions`)).text, /\/questions\/new\?demand=/);
  await asks(siti, { demand: open });
});
