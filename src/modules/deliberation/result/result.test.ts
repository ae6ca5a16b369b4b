import assert from "node:assert/strict";
import { test } from "node:test";
import { keepMap, plantQuestion } from "../../../../tests/asked.ts";
import { makesGroup } from "../../../../tests/signing.ts";
import { type Browser, makeWorld } from "../../../../tests/world.ts";
import { readVotes } from "../map/csv/read-votes.ts";
import { drawQuestion } from "../map/keep/draw-question.ts";

const world = await makeWorld();
const ratih = await world.person("ratih");
const tono = await world.person("tono");
const read = async (of: Browser, path: string) => (await of.get(path)).text;
/** What the hidden fields of a page's form hold. */
const hidden = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ]),
  );
const plain = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test("a map says who took part, draws groups of opinion, and says what all agree on and where they differ", async () => {
  const asked = await plantQuestion(world, ratih, { member: 40, guest: 8, remote: 6 });
  await keepMap(world, asked);
  await keepMap(world, asked, 2, "members");
  const page = await read(world.guest(), `/questions/${asked.id}/map`);
  const text = plain(page);
  assert.match(
    text,
    /54 orang ikut menjawab: 40 anggota, 8 tanpa akun, 6 dari server lain\. Mereka memberi 648 suara\./,
  );
  assert.match(page, /<svg class="qr" role="img" aria-labelledby="map-title map-text"/);
  assert.match(text, /Peta dengan 2 kelompok pendapat Kelompok pendapat A: 27 orang\. Kelompok pendapat B: 27 orang\./);
  assert.match(text, /Yang disepakati semua .*Usulan nomor 1 .*Kata kelompok pendapat A .*Di mana kita berbeda/);
  assert.match(text, /Yang tidak ikut, tidak ada di sini/);
  const members = plain(await read(world.guest(), `/questions/${asked.id}/map?of=members`));
  assert.match(members, /Kelompok pendapat A: 20 orang/, "members alone are a map of their own");
  const table = plain(await read(world.guest(), `/questions/${asked.id}/map/statements`));
  assert.match(table, /Usulan nomor 12 Semua \(54 suara\) \d dari 10/);
});

test("fewer than fifteen people: no groups are claimed, and it says how many are missing; fewer than five: nothing", async () => {
  const asked = await plantQuestion(world, ratih, { member: 11 });
  await keepMap(world, asked);
  const text = plain(await read(ratih, `/questions/${asked.id}/map`));
  assert.match(text, /Belum ada kelompok pendapat\. .*15 orang.*Masih kurang 4 orang\./);
  assert.doesNotMatch(text, /Kata kelompok pendapat|Yang disepakati semua/);
  const few = await plantQuestion(world, ratih, { member: 4 });
  await keepMap(world, few);
  const page = await read(ratih, `/questions/${few.id}/map`);
  assert.match(plain(page), /Kurang dari 5 orang ikut menjawab\./);
  assert.doesNotMatch(page, /<svg class="qr"|Usulan nomor/);
  for (const path of ["map/statements", "votes.csv", "statements.csv", "map.json"])
    assert.equal((await ratih.get(`/questions/${few.id}/${path}`)).status, 404, path);
});

test("three guests among members are neither told apart nor to be reckoned from a map of members", async () => {
  const asked = await plantQuestion(world, ratih, { member: 30, guest: 3, remote: 12 });
  await keepMap(world, asked);
  await keepMap(world, asked, 2, "members");
  const text = plain(await read(ratih, `/questions/${asked.id}/map`));
  assert.match(text, /45 orang ikut menjawab: 30 anggota, 15 dari server lain atau tanpa akun\./);
  const lone = await plantQuestion(world, ratih, { member: 30, guest: 3 });
  await keepMap(world, lone);
  await keepMap(world, lone, 2, "members");
  const page = await read(ratih, `/questions/${lone.id}/map?of=members`);
  assert.match(plain(page), /33 orang ikut menjawab: 33 anggota atau tanpa akun\./);
  assert.doesNotMatch(page, /Hanya anggota/);
  assert.match(plain(page), /A: 17 orang/, "it is the map of all");
});

test("somebody sees their own place and group, and others do not see them", async () => {
  const asked = await plantQuestion(world, ratih, { member: 40 });
  await keepMap(world, asked);
  assert.match(plain(await read(tono, `/questions/${asked.id}/map`)), /Ikut menjawab untuk melihat tempat Anda/);
  const vote = (number: number) => tono.post(`/questions/${asked.id}/votes`, { statement: `${number}`, vote: "agree" });
  for (const number of [1, 2, 3]) assert.equal((await vote(number)).status, 303);
  assert.match(
    plain(await read(tono, `/questions/${asked.id}/map`)),
    /Jawab 4 pernyataan lagi untuk melihat tempat Anda/,
  );
  for (const number of [5, 7, 9, 11]) await vote(number);
  assert.match(
    plain(await read(tono, `/questions/${asked.id}/map`)),
    /Anda paling dekat dengan kelompok pendapat [AB]\./,
  );
  assert.doesNotMatch(plain(await read(ratih, `/questions/${asked.id}/map`)), /Anda paling dekat/);
});

test("what was answered is open data that names nobody, with nothing of fewer than five people", async () => {
  const asked = await plantQuestion(world, ratih, { member: 30, statements: 8, more: "now()" });
  await world.pool.query("update statements set text = '=HYPERLINK(1)' where id = $1", [asked.statements[1]]);
  await world.pool.query(
    "delete from statement_votes where statement_id = $1 and participant_id not in (select id from question_participants where question_id = $2 limit 4)",
    [asked.statements[7], asked.id],
  );
  await keepMap(world, asked);
  const csv = await read(world.guest(), `/questions/${asked.id}/votes.csv`);
  const [heading, ...rows] = csv.trim().split("\r\n");
  assert.equal(heading, "participant,comment,vote");
  assert.equal(rows.length, 30 * 7, "a statement with four votes is left out");
  assert.ok(rows.every((row) => /^[0-9a-f-]{36},[1-7],(-1|0|1)$/.test(row)));
  const again = readVotes(csv);
  assert.deepEqual([again.participants.length, again.statements], [30, ["1", "2", "3", "4", "5", "6", "7"]]);
  const { rows: ids } = await world.pool.query(
    "select account_id::text, id::text from question_participants where question_id = $1",
    [asked.id],
  );
  for (const { account_id, id } of ids) assert.ok(!csv.includes(account_id) && !csv.includes(id));
  assert.match(await read(world.guest(), `/questions/${asked.id}/statements.csv`), /^2,id,'=HYPERLINK\(1\),30,/m);
  const json = JSON.parse(await read(world.guest(), `/questions/${asked.id}/map.json`));
  assert.deepEqual(
    [json.format, json.participants.all, json.statements.length, json.groups.length],
    ["gaung-opinion-map-1", 30, 7, 2],
  );
});

test("a flood from one server is told beside the statement, on map and table and in the data, and not in a map of members", async () => {
  const asked = await plantQuestion(world, ratih, { member: 20, remote: 26, camps: 1 });
  await world.pool.query(
    "update statement_votes set vote = -1 where question_id = $1 and statement_id = $2 and participant_id in (select id from question_participants where tier = 'member')",
    [asked.id, asked.statements[0]],
  );
  await drawQuestion(world.ctx, asked.id);
  const guest = world.guest();
  const said = /Lebih dari separuh yang setuju datang dari desa\.test: sedikitnya \d[05] orang\./;
  assert.match(plain(await read(guest, `/questions/${asked.id}/map`)), said);
  assert.match(plain(await read(guest, `/questions/${asked.id}/map/statements`)), said);
  assert.doesNotMatch(await read(guest, `/questions/${asked.id}/map/statements?of=members`), /desa\.test/);
  const json = JSON.parse(await read(guest, `/questions/${asked.id}/map.json`));
  const [mark] = json.statements[0].marks;
  assert.deepEqual([mark.side, mark.from, mark.server, mark.least % 5], ["agree", "server", "desa.test", 0]);
});

test("while people still answer nobody gets answers by person, so that nobody sees what changes when a neighbour answers", async () => {
  const asked = await plantQuestion(world, ratih, { member: 30 });
  await keepMap(world, asked);
  for (const one of [world.guest(), tono, ratih])
    assert.equal((await one.get(`/questions/${asked.id}/votes.csv`)).status, 404);
  assert.match(plain(await read(ratih, `/questions/${asked.id}/map`)), /dibuka setelah pertanyaan ditutup/);
  await world.pool.query("update questions set closed_at = now() where id = $1", [asked.id]);
  assert.equal((await world.guest().get(`/questions/${asked.id}/votes.csv`)).status, 200);
});

test("ACL-19 the map of what is asked in a closed group is for its members, answers by person for its hosts alone", async () => {
  const group = await makesGroup(world, "ibu_kader", "private");
  await world.pool.query(
    "insert into group_members (group_id, account_id, role, state) values ($1, $2, 'owner', 'member'), ($1, $3, 'member', 'member')",
    [group.id, ratih.account.id, tono.account.id],
  );
  const closed = await plantQuestion(world, ratih, { member: 20, group: group.id, more: "now()" });
  await keepMap(world, closed);
  const at = (path: string) => `/questions/${closed.id}/${path}`;
  const outsider = await world.person("udin");
  for (const path of ["map", "map/statements", "votes.csv", "statements.csv", "map.json", "poster", "map/demand"])
    assert.equal((await outsider.get(at(path))).status, 404, path);
  assert.equal((await world.guest().get(at("map"))).status, 404);
  assert.equal((await tono.get(at("map.json"))).status, 200);
  assert.equal((await tono.get(at("votes.csv"))).status, 404, "by person only for hosts");
  assert.equal((await ratih.get(at("votes.csv"))).status, 200);
  assert.doesNotMatch(await read(tono, at("map")), /votes\.csv/);
});

test("a finished map becomes the draft of a demand, and the demand's trail begins at the map", async () => {
  const asked = await plantQuestion(world, ratih, { member: 40, more: "now()" });
  await keepMap(world, asked);
  assert.doesNotMatch(await read(tono, `/questions/${asked.id}/map`), /Jadikan aspirasi/);
  assert.equal((await tono.get(`/questions/${asked.id}/map/demand`)).status, 403);
  assert.match(await read(ratih, `/questions/${asked.id}/map`), /Jadikan aspirasi/);
  const page = await read(ratih, `/questions/${asked.id}/map/demand`);
  assert.match(plain(page), /Yang disepakati: - Usulan nomor \d+ \(\d dari 10 setuju\)|hampir semua setuju/);
  const begun = await ratih.post("/demands/drafts", hidden(page));
  const draft = /^\/demands\/drafts\/\d+/.exec(begun.location)?.[0] ?? assert.fail();
  assert.match(await read(ratih, `${draft}/1`), /Jalan pasar mau dibuat apa\?/);
  await ratih.post(`${draft}/5`, { ask: "Keraskan jalan pasar", addressee: "" });
  const published = await ratih.post(`${draft}/publication`, {});
  const demand = published.location;
  assert.match(demand, /^\/demands\/\d+$/);
  const trail = await read(world.guest(), demand);
  assert.match(
    trail,
    new RegExp(`<ol class="list"><li><a href="/questions/${asked.id}/map"><span><b>Tumbuh dari peta pendapat`),
  );
  assert.match(
    plain(await read(world.guest(), `/questions/${asked.id}/map`)),
    /Dari peta ini tumbuh aspirasi: Jalan pasar/,
  );
});

test("nobody can hang their demand on a question that is not theirs, or not over", async () => {
  const theirs = await plantQuestion(world, ratih, { member: 20, more: "now()" });
  const open = await plantQuestion(world, tono, { member: 20 });
  for (const question of [theirs.id, open.id, "99"]) {
    const begun = await tono.post("/demands/drafts", {
      kind: "petition",
      question,
      title: "Punya saya",
      what: "Apa",
      ask: "Itu",
    });
    const draft = begun.location.replace(/\/1$/, "");
    assert.equal((await tono.post(`${draft}/publication`, {})).status, 303);
  }
  const { rows } = await world.pool.query(
    "select 1 from questions where id in ($1, $2) and grown_demand_id is not null",
    [theirs.id, open.id],
  );
  assert.deepEqual(rows, []);
});

test("votes cast by form are drawn by the worker, and the map is there to be read", async () => {
  const asked = await plantQuestion(world, ratih, { member: 60, guest: 10 });
  assert.match(plain(await read(world.guest(), `/questions/${asked.id}/map`)), /Peta belum digambar/);
  assert.equal((await tono.post(`/questions/${asked.id}/votes`, { statement: "1", vote: "agree" })).status, 303);
  for (let tries = 0; tries < 100; tries++) {
    await world.settle();
    if (/drawing|<svg class="qr"/.test(await read(world.guest(), `/questions/${asked.id}/map`))) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const text = plain(await read(world.guest(), `/questions/${asked.id}/map`));
  assert.match(text, /71 orang ikut menjawab: 61 anggota, 10 tanpa akun\. Mereka memberi 841 suara\./);
  assert.match(text, /Kelompok pendapat A: \d+ orang\. Kelompok pendapat B: \d+ orang\./);
  assert.match(text, /Yang disepakati semua .*Usulan nomor (1|5|9) /);
  assert.match(
    plain(await read(world.guest(), `/questions/${asked.id}/map?of=members`)),
    /Peta ini hanya dari anggota/,
  );
});
