import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { draftLimits } from "./writing.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");

const save = (person: Person, fields: Record<string, string>, path = "/posts") =>
  person.post(path, { ...fields, "do.save": "" });
const draftsOf = async (person: Person) =>
  (await world.pool.query("select * from drafts where account_id = $1 order by id desc", [person.account.id])).rows;
const newest = async (person: Person) => `/drafts/${(await draftsOf(person))[0]?.id}`;
const countOf = async (text: string) =>
  (await world.pool.query("select count(*)::int as count from posts where text = $1", [text])).rows[0].count;

test("what one keeps for later waits in the list, opens as it was and is sent from there", async () => {
  const words = {
    text: "Besok ada rapat",
    warning: "Penting",
    audience: "local",
    language: "su",
    reply_policy: "nobody",
  };
  const saved = await save(siti, words);
  assert.equal(saved.location, "/drafts?saved");
  assert.equal(await countOf("Besok ada rapat"), 0);
  assert.match((await siti.get("/drafts?saved")).text, /Tulisan tersimpan[\s\S]*Penting/);
  assert.match((await siti.get("/posts/new")).text, /Ada 1 tulisan yang belum terkirim/);
  const draft = await newest(siti);
  const page = (await siti.get(draft)).text;
  assert.match(page, /Besok ada rapat/);
  assert.match(page, /value="local"[^>]*checked/);
  assert.match(page, /value="su"[^>]*selected/);
  const sent = await siti.post(draft, { ...words, text: "Lusa ada rapat" });
  assert.match(sent.location, /^\/p\/\d+$/);
  const { rows } = await world.pool.query("select * from posts where text = 'Lusa ada rapat'");
  assert.deepEqual(
    [rows[0].warning, rows[0].audience, rows[0].language, rows[0].reply_policy],
    ["Penting", "local", "su", "nobody"],
  );
  assert.equal((await draftsOf(siti)).length, 0);
  assert.equal((await siti.get(draft)).status, 404);
});

test("a draft is sent once, though the button is pressed in two places at the same moment", async () => {
  await save(siti, { text: "Satu kali" });
  const draft = await newest(siti);
  const alike = { text: "Satu kali", key: "kunci-yang-sama-9" };
  const answers = await Promise.all([
    siti.post(draft, alike),
    siti.post(draft, alike),
    siti.post(draft, { text: "Satu kali" }),
    siti.post(draft, { text: "Satu kali" }),
  ]);
  assert.ok(answers.every(({ status }) => [303, 404].includes(status)));
  assert.equal(await countOf("Satu kali"), 1);
});

test("one draft is deleted after a question, and nothing else", async () => {
  await save(siti, { text: "Yang tinggal" });
  await save(siti, { text: "Yang dibuang" });
  const draft = await newest(siti);
  assert.match((await siti.get(`${draft}/removal`)).text, /Yang dibuang/);
  assert.equal((await siti.post(`${draft}/removal`)).location, "/drafts");
  assert.deepEqual(
    (await draftsOf(siti)).map(({ writing }) => writing.text),
    ["Yang tinggal"],
  );
});

test("nobody else opens, sends or deletes a draft: it is as if it were not there", async () => {
  await save(siti, { text: "Rahasia saya" });
  const draft = await newest(siti);
  for (const person of [tono, await world.person("ketua", { role: "administrator" })]) {
    for (const path of [draft, `${draft}/removal`]) {
      const [theirs, none] = [await person.get(path), await person.get(path.replace(/\d+/, "1"))];
      assert.equal(theirs.status, 404);
      const plain = (text: string) => text.replaceAll(/value="[\w-]{22}"/g, "");
      assert.equal(plain(theirs.text), plain(none.text));
    }
    for (const fields of [{ text: "Curian" }, { text: "" }, { text: "Curian", "do.save": "" }])
      assert.equal((await person.post(draft, fields)).status, 404);
    assert.equal((await person.post(`${draft}/removal`)).status, 404);
    assert.doesNotMatch((await person.get("/drafts")).text, /Rahasia saya/);
  }
  assert.match((await siti.get(draft)).text, /Rahasia saya/);
});

test("a form cannot name whose draft it is, what it answers or when it counts as touched", async () => {
  await save(tono, { text: "Milik Tono", account_id: siti.account.id, parent_id: "1", id: "7", touched: "1" });
  const [draft] = await draftsOf(tono);
  assert.equal(draft.parent_id, null);
  assert.equal(draft.writing.account_id, undefined);
});

test("a reply is kept with what it answers; when that is gone, its writer is told and may send it alone", async () => {
  const post = await world.says(tono, "Siapa mau ikut?");
  await save(siti, { text: "Saya ikut" }, `/p/${post.id}/replies`);
  const draft = await newest(siti);
  assert.match((await siti.get(draft)).text, /Siapa mau ikut\?/);
  await tono.post(`/p/${post.id}/removal`);
  const refused = await siti.post(draft, { text: "Saya ikut" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /sudah tidak ada[\s\S]*name="alone"/);
  assert.match(refused.text, /Saya ikut/);
  assert.equal((await siti.post(draft, { text: "Saya ikut", alone: "on" })).status, 303);
  const { rows } = await world.pool.query("select in_reply_to_id from posts where text = 'Saya ikut'");
  assert.equal(rows[0].in_reply_to_id, null);
});

test("a reply sent from a draft stands under what it answers, and never wider than it", async () => {
  const post = await world.says(tono, "Untuk warga", { audience: "local" });
  await save(siti, { text: "Baik, Tono", audience: "local" }, `/p/${post.id}/replies`);
  const draft = await newest(siti);
  assert.equal((await siti.post(draft, { text: "Baik, Tono", audience: "public" })).status, 422);
  assert.match(
    (await siti.post(draft, { text: "Baik, Tono", audience: "local" })).location,
    new RegExp(`^/p/${post.id}#p`),
  );
});

test("a draft shows what it answers only while its writer may see it", async () => {
  const post = await world.says(tono, "Hanya pengikut Tono", { audience: "followers" });
  await world.pool.query("insert into drafts (account_id, writing, parent_id) values ($1, $2, $3)", [
    siti.account.id,
    JSON.stringify({ text: "Balasan lama" }),
    post.id,
  ]);
  const draft = await newest(siti);
  assert.doesNotMatch((await siti.get(draft)).text, /Hanya pengikut Tono/);
  await siti.post("/people/tono/follow");
  assert.match((await siti.get(draft)).text, /Hanya pengikut Tono/);
});

test("a person keeps at most a hundred drafts, and the words of the next come back", async () => {
  const many = await world.person("penulis");
  await world.pool.query(
    "insert into drafts (account_id, writing) select $1, json_build_object('text', 'Draf ' || n) from generate_series(1, $2) as n",
    [many.account.id, draftLimits.perPerson],
  );
  const refused = await save(many, { text: "Yang ke-101" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Yang ke-101/);
  const first = (await many.get("/drafts")).text;
  assert.match(first, /Draf 100</);
  assert.doesNotMatch(first, /Draf 80</);
  const older = /href="(\/drafts\?before=\d+)"/.exec(first)?.[1] ?? "";
  assert.match((await many.get(older)).text, /Draf 80</);
});

test("further parts are added one by one and published together, in order, each answering the one before", async () => {
  const longer = await siti.post("/posts", { text: "Cerita satu", audience: "quiet", "do.part": "" });
  assert.match(longer.location, /^\/drafts\/\d+\?more#more$/);
  assert.match((await siti.get(longer.location)).text, /name="part_2"/);
  const draft = longer.location.replace(/\?.*/, "");
  const again = await siti.post(draft, { text: "Cerita satu", part_2: "Cerita dua", audience: "quiet", "do.part": "" });
  assert.match((await siti.get(again.location)).text, /Cerita dua[\s\S]*name="part_3"/);
  const parts = { text: "Cerita satu", part_2: "Cerita dua", part_3: "", part_4: "Cerita tiga", audience: "quiet" };
  await siti.post(draft, { ...parts, key: "kunci-cerita-1" });
  await siti.post(draft, { ...parts, key: "kunci-cerita-1" });
  const { rows } = await world.pool.query(
    "select id, text, in_reply_to_id, thread_id, audience from posts where text like 'Cerita %' order by id",
  );
  assert.deepEqual(
    rows.map(({ text, in_reply_to_id, thread_id, audience }) => [text, in_reply_to_id, thread_id, audience]),
    [
      ["Cerita satu", null, rows[0].id, "quiet"],
      ["Cerita dua", rows[0].id, rows[0].id, "quiet"],
      ["Cerita tiga", rows[1].id, rows[0].id, "quiet"],
    ],
  );
});

test("when one part cannot be sent, none is, and all words stay", async () => {
  const tags = Array.from({ length: 31 }, (_, index) => `#t${index}`).join(" ");
  const refused = await siti.post("/posts", { text: "Awal yang baik", part_2: tags });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Awal yang baik[\s\S]*#t30/);
  assert.equal(await countOf("Awal yang baik"), 0);
});

test("for whom one wrote last is chosen next time, but for words to single people", async () => {
  const dewi = await world.person("dewi");
  assert.match((await dewi.get("/posts/new")).text, /value="public"[^>]*checked/);
  await world.says(dewi, "Untuk pengikut", { audience: "followers" });
  await world.says(dewi, "@siti rahasia", { audience: "direct" });
  assert.match((await dewi.get("/posts/new")).text, /value="followers"[^>]*checked/);
});
