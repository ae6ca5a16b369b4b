import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { type Browser, makeWorld, type Person } from "../../../../../tests/world.ts";
import { forgetGuestDrafts } from "./drafts.ts";

const world = await makeWorld();
const { pool } = world;
const [siti, tono, lurah, wati] = [
  await world.person("siti"),
  await world.person("tono"),
  await world.person("lurah"),
  await world.person("wati", { role: "moderator", permissions: ["posts"] }),
];
const { rows } = await pool.query<{ id: string }>(
  "insert into addressees (name, kind, place) values ('Kantor Desa', 'village', 'Sukamaju') returning id",
);
const office = rows[0]?.id ?? "";
await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office, lurah.account.id]);

const begin = async (person: Browser, kind: string, more: Record<string, string> = {}) => {
  const answer = await person.post("/demands/drafts", { kind, ...more });
  assert.equal(answer.status, 303, answer.text.slice(0, 2000));
  return answer.location.replace(/\/1$/, "");
};
/** Answers some questions; the others are left as they are. */
const writes = async (person: Browser, at: string, answers: Readonly<Record<number, Record<string, string>>>) => {
  for (const [step, fields] of Object.entries(answers)) {
    const answer = await person.post(`${at}/${step}`, fields);
    assert.equal(answer.status, 303, `${step} ${answer.text.slice(0, 3000)}`);
  }
};
const bridge = {
  1: { title: "Jembatan dusun dua putus", what: "Jembatan putus sejak hujan besar.", category: "road" },
  2: { place: "Dusun Dua, Sukamaju", point: "-6.9147, 107.6098" },
  5: { ask: "Perbaiki sebelum panen.", addressee: office },
};
const publish = async (person: Browser, at: string) => {
  const answer = await person.post(`${at}/publication`);
  assert.equal(answer.status, 303, answer.text.slice(0, 3000));
  return answer.location;
};

test("a member writes a report question by question, is told gently what is missing, and publishes it", async () => {
  const at = await begin(siti, "report");
  assert.match((await siti.get(`${at}/1`)).text, /Langkah 1 dari 7/);
  const empty = await siti.post(`${at}/1`, { title: "", what: "Ada yang rusak", category: "road" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Ada yang rusak/, "the words are kept");
  assert.equal((await siti.post(`${at}/publication`)).status, 422, "what happens must be said");
  await writes(siti, at, bridge);
  assert.match((await siti.get("/demands/drafts")).text, /Jembatan dusun dua putus/);
  assert.match((await siti.get(`${at}/5`)).text, /<option value="\d+" selected="">Kantor Desa/);
  const check = (await siti.get(`${at}/7`)).text;
  assert.match(check, /Masih bisa dilengkapi/);
  assert.match(check, /Bukti apa yang ada/);
  const page = await siti.get(await publish(siti, at));
  assert.match(page.text, /Dusun Dua/);
  assert.match(page.text, /Kantor Desa/);
  assert.doesNotMatch((await siti.get("/demands/drafts")).text, /Jembatan/);
});

test("nobody opens or changes another's draft", async () => {
  const at = await begin(siti, "petition");
  for (const person of [tono, world.guest()]) {
    assert.equal((await person.get(`${at}/1`)).status, 404);
    assert.equal((await person.post(`${at}/1`, bridge[1])).status, 404);
    assert.equal((await person.post(`${at}/publication`)).status, 404);
    assert.equal((await person.post(`${at}/removal`)).status, 404);
  }
});

test("before it is published one sees what is like it, also when other words of the same root were used", async () => {
  for (const [title, what] of [
    ["Jembatan dusun 2 putus", "Warga tidak bisa menyeberang."],
    ["Penyeberangan rusak", "Jembatannya putus karena hujan besar di dusun dua."],
  ] as const) {
    const at = await begin(tono, "report");
    await writes(tono, at, { 1: { title, what, category: "road" } });
    assert.match((await tono.get(`${at}/7`)).text, /Sudah ada yang serupa[\s\S]*Jembatan dusun dua putus/, title);
  }
  const at = await begin(tono, "report");
  await writes(tono, at, { 1: { title: "Obat habis di puskesmas", what: "Antrean panjang.", category: "health" } });
  assert.doesNotMatch((await tono.get(`${at}/7`)).text, /serupa/);
});

test("a demand that grew from a post begins with its words and leads back to it", async () => {
  const post = await world.says(siti, "Air sumur keruh sejak pabrik buka");
  assert.match((await siti.get(`/p/${post.id}/more`)).text, new RegExp(`/demands/new\\?from=${post.id}`));
  const at = await begin(siti, "petition", { from: post.id });
  assert.match((await siti.get(`${at}/1`)).text, /Air sumur keruh/);
  await writes(siti, at, {
    1: { title: "Air sumur keruh", what: "Air sumur keruh sejak pabrik buka", category: "water" },
    5: { ask: "Uji airnya.", addressee: "" },
    6: { openness: "open", goal: "200", deadline: "2031-01-01", group: "" },
  });
  const page = (await tono.get(await publish(siti, at))).text;
  assert.match(page, new RegExp(`/p/${post.id}`));
  await pool.query("update posts set audience = 'followers' where id = $1", [post.id]);
});

test("without an account one reports: a moderator reads it first, the number works at once, the key opens it again", async () => {
  const guest: Browser = world.guest();
  assert.equal((await guest.post("/demands/drafts", { kind: "petition" })).status, 403);
  const at = await begin(guest, "report");
  await writes(guest, at, {
    ...bridge,
    1: { ...bridge[1], title: "Pipa bocor di gang" },
    6: { openness: "open", name: "Bu Rini" },
  });
  const sent = (await guest.get(await publish(guest, at))).text;
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(sent)?.[0] ?? "";
  const key = /\/reports\/by\/[\w-]{43}/.exec(sent)?.[0] ?? "";
  assert.ok(number && key);
  assert.doesNotMatch((await tono.get("/demands")).text, /Pipa bocor/);
  assert.match((await world.guest().get(`/track?number=${number.toLowerCase()}`)).text, /Menunggu dibaca pengurus/);
  assert.equal((await tono.get("/moderation/demands")).status, 403);
  const desk = (await wati.get("/moderation/demands")).text;
  assert.match(desk, /Pipa bocor/);
  const id = /\/moderation\/demands\/(\d+)\/approval/.exec(desk)?.[1] ?? "";
  assert.equal((await wati.post(`/moderation/demands/${id}/approval`)).status, 303);
  assert.match((await tono.get("/demands")).text, /Pipa bocor/);
  assert.match((await tono.get(`/demands/${id}`)).text, /Bu Rini/);
  const tracked = (await world.guest().get(`/track?number=${number}`)).text;
  assert.match(tracked, /Baru, belum diteruskan/);
  await lurah.post(`/demands/${id}/done`, { words: "Pipa diganti." });
  const other = world.guest();
  assert.match((await other.get(key)).text, /Sudah beres\?/);
  assert.equal((await other.post(`${key}/outcome`, { done: "yes" })).status, 303);
  assert.match((await tono.get(`/demands/${id}`)).text, /Terbukti beres/);
});

test("a confidential report without an account: its number tells how it stands and not a word of it", async () => {
  const guest = world.guest();
  const at = await begin(guest, "report");
  await writes(guest, at, {
    ...bridge,
    1: { title: "Uang bantuan dipotong", what: "Potongan seratus ribu.", category: "aid" },
  });
  await writes(guest, at, { 5: { ask: "Periksa.", addressee: "" }, 6: { openness: "confidential", name: "Bu Rini" } });
  assert.equal((await guest.post(`${at}/publication`)).status, 422, "it needs an addressee");
  await writes(guest, at, { 5: { ask: "Periksa.", addressee: office } });
  const sent = (await guest.get(await publish(guest, at))).text;
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(sent)?.[0] ?? "";
  for (const person of [world.guest(), tono, wati]) {
    const tracked = await person.get(`/track?number=${number}`);
    assert.match(tracked.text, /Baru, belum diteruskan/);
    assert.doesNotMatch(tracked.text, /Uang bantuan|Potongan|Rini|\/demands\/\d/);
    assert.doesNotMatch((await person.get("/demands")).text, /Uang bantuan/);
  }
  assert.doesNotMatch((await wati.get("/moderation/demands")).text, /Uang bantuan/);
  assert.match((await lurah.get(`/track?number=${number}`)).text, /\/demands\/\d/);
  const { rows } = await pool.query("select guest_name from demands where title = 'Uang bantuan dipotong'");
  assert.equal(rows[0].guest_name, "", "a name is kept of open reports alone");
});

test("a number that is none tells nothing, and guessing is slow", async () => {
  const guest = world.guest().from("203.0.113.9");
  assert.match((await guest.get("/track?number=ZZZZZZZZZZ")).text, /Tidak ada aspirasi/);
  let last = 0;
  for (let guess = 0; guess < 31; guess++) last = (await guest.get("/track?number=ZZZZZZZZZ1")).status;
  assert.equal(last, 429);
});

test("whoever is frozen publishes nothing", async () => {
  const frozen: Person = await world.person("beku");
  const at = await begin(frozen, "report");
  await writes(frozen, at, bridge);
  await pool.query("update accounts set restriction = 'frozen' where handle = 'beku'");
  assert.equal((await frozen.post(`${at}/publication`)).status, 403);
});

test("without an account one shows a photo as well: nobody but the moderators sees it before the report is let out", async () => {
  const guest = world.guest();
  const at = await begin(guest, "report");
  await writes(guest, at, { ...bridge, 1: { ...bridge[1], title: "Tiang listrik miring" } });
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#aa8844" } })
    .withExif({ IFD0: { Make: "Kamera Warga" }, IFD3: { GPSLatitudeRef: "S" } })
    .jpeg()
    .toBuffer();
  const file = new File([new Uint8Array(photo)], "tiang.jpg", { type: "image/jpeg" });
  assert.equal((await guest.sendFiles(`${at}/4`, { evidence: "", alt: "Tiang miring" }, [file])).status, 303);
  assert.match((await guest.get(`${at}/4`)).text, /1 foto tersimpan/);
  const noPhoto = new File(["bukan foto"], "x.jpg", { type: "image/jpeg" });
  assert.equal((await guest.sendFiles(`${at}/4`, { evidence: "", alt: "" }, [noPhoto])).status, 415);
  const { rows } = await pool.query("select stem, variants, alt, account_id from pictures where account_id is null");
  assert.deepEqual([rows.length, rows[0].alt], [1, "Tiang miring"]);
  const path = `/media/${rows[0].stem}-${rows[0].variants[0].width}.webp`;
  for (const person of [tono, wati, guest]) assert.equal((await person.get(path)).status, 404, "it is not sent yet");
  await publish(guest, at);
  for (const person of [tono, guest, world.guest()]) assert.equal((await person.get(path)).status, 404);
  assert.equal((await wati.get(path)).status, 200);
  const desk = (await wati.get("/moderation/demands")).text;
  assert.match(desk, new RegExp(`${rows[0].stem}[\\s\\S]*Tiang miring`));
  const id = /\/moderation\/demands\/(\d+)\/approval/.exec(desk)?.[1] ?? "";
  await wati.post(`/moderation/demands/${id}/approval`);
  assert.equal((await world.guest().get(path)).status, 200);
  assert.match((await world.guest().get(`/demands/${id}`)).text, new RegExp(rows[0].stem));
});

test("what somebody without an account began and left is gone after thirty days, with its photo, and the page says so", async () => {
  const guest = world.guest();
  const at = await begin(guest, "report");
  assert.match((await guest.get(`${at}/1`)).text, /dihapus setelah 30 hari/);
  const own = await begin(siti, "report");
  assert.doesNotMatch((await siti.get(`${own}/1`)).text, /dihapus setelah/);
  const later = (days: number) => ({ ...world.ctx, now: () => new Date(Date.now() + days * 86_400_000) });
  await forgetGuestDrafts(later(29));
  assert.equal((await guest.get(`${at}/1`)).status, 200);
  await forgetGuestDrafts(later(31));
  assert.equal((await guest.get(`${at}/1`)).status, 404);
  assert.equal((await siti.get(`${own}/1`)).status, 200);
});
