import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import sharp from "sharp";
import { limits } from "#platform/rate-limit";
import { makeWorld } from "../../../../tests/world.ts";
import { forgetGuestDrafts } from "../demands/writing/drafts.ts";
import { roomOf } from "./fit-message.ts";

const world = await makeWorld();
const { pool } = world;
const [admin, wati, tono] = [
  await world.person("wahyu", { role: "administrator" }),
  await world.person("wati", { role: "moderator", permissions: ["posts"] }),
  await world.person("tono"),
];
const one = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows[0];
const office = (
  await one("insert into addressees (name, kind, place) values ('Kantor Desa', 'village', 'RT 04') returning id")
).id;

/** An administrator opens a way; its address and key stand on the page, once. */
async function opens(channel: string, daily_limit = "300") {
  const made = await admin.post("/admin/intake", { channel, name: `Posko ${channel}`, daily_limit });
  assert.equal(made.status, 303, made.text.slice(0, 1500));
  const page = (await admin.get(made.location)).text;
  const path = /\/intake\/\d+/.exec(page)?.[0] ?? "";
  const token = /Bearer ([\w-]{43})/.exec(page)?.[1] ?? "";
  return { path, token, page: made.location };
}
type Way = { readonly path: string; readonly token: string };
/** What the gateway brings, and what it is told to send back. */
const brings = (way: Way, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  world.guest().send(way.path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Authorization: `Bearer ${way.token}`, ...headers },
  });
function phone(way: Way, from: string) {
  return async (text: string, id = randomBytes(6).toString("hex")) => {
    const answer = await brings(way, { from, text, id });
    assert.equal(answer.status, 200, answer.text);
    assert.ok(roomOf(answer.text) <= 1, `${answer.text.length}: ${answer.text}`);
    return answer.text;
  };
}
const sms = await opens("sms");

test("a whole report is made by eight messages of a simple phone, with a wrong answer in between, and its number tells how it stands", async () => {
  const says = phone(sms, "+6281234567890");
  assert.match(
    await says("LAPOR jembatan di RT 04 putus. Anak sekolah memutar jauh."),
    /Tentang apa\? .*1 jalan 2 air/,
  );
  assert.match(await says("1"), /Di mana\?/);
  assert.match(await says("RT 04 dekat masjid"), /Sejak kapan\?/);
  assert.match(await says("sudah lama sekali"), /belum terbaca.*Sejak kapan\?/);
  assert.match(await says("3 hari lalu"), /Siapa yang terdampak\?/);
  assert.match(await says("40 keluarga"), /Bukti.*\/r\/[\w-]{16}/);
  assert.match(await says("LEWAT"), /Apa yang Anda minta\?/);
  const check = await says("Bangun lagi sebelum panen");
  assert.match(check, /Balas KIRIM: terbuka, kepada Kantor Desa/);
  const sent = await says("kirim");
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(sent)?.[0] ?? "";
  assert.match(sent, /Terkirim\. Nomor lacak .* Pengurus membacanya dulu/);
  const demand = await one("select * from demands where title = 'Jembatan di RT 04 putus'");
  assert.equal(demand.what, "jembatan di RT 04 putus. Anak sekolah memutar jauh.");
  assert.deepEqual(
    [demand.category, demand.place, demand.who, demand.evidence, demand.ask, demand.addressee_id, demand.came_by],
    ["road", "RT 04 dekat masjid", "40 keluarga", "", "Bangun lagi sebelum panen", office, "sms"],
  );
  assert.ok(demand.since && demand.held_at && demand.author_id === null);
  assert.doesNotMatch((await tono.get("/demands")).text, /Jembatan di RT 04/);
  assert.match(await phone(sms, "+628999999999")(`status ${number.toLowerCase()}`), /menunggu dibaca pengurus/);
  const desk = (await wati.get("/moderation/demands")).text;
  assert.match(desk, /Jembatan di RT 04 putus[\s\S]*Masuk lewat SMS/);
  await wati.post(`/moderation/demands/${demand.id}/approval`);
  assert.match(await says(`STATUS ${number}`), /Baru, belum diteruskan\. Terakhir/);
  assert.match((await wati.get(`/demands/${demand.id}`)).text, /Masuk lewat SMS/);
  for (const person of [tono, world.guest()])
    assert.doesNotMatch((await person.get(`/demands/${demand.id}`)).text, /Masuk lewat SMS/);
  const link = /\/r\/[\w-]{16}/.exec(sent)?.[0] ?? "";
  const opened = await world.guest().get(link);
  assert.match(opened.location, /^\/reports\/by\/[\w-]{43}$/);
  assert.match((await world.guest().get(opened.location)).text, /Jembatan di RT 04 putus/);
  const kept = await pool.query("select * from intake_talks");
  assert.equal(kept.rowCount, 0, "nothing is kept of who sent it");
});

test("a message brought twice has the same answer and is done once, also both at the same moment", async () => {
  const says = phone(sms, "+6281111111111");
  const [first, again] = await Promise.all([says("LAPOR lampu mati", "7"), says("LAPOR lampu mati", "7")]);
  assert.equal(first, again);
  assert.equal(await says("6", "8"), await says("6", "8"));
  assert.equal((await one("select count(*)::int as n from demand_drafts where writing->>'title' = 'Lampu mati'")).n, 1);
  assert.match(await says("Gang 2", "8"), /Sejak kapan/, "another message under a number that was used is heard");
});

test("who stops in the middle goes on the next day, and what is begun and left is forgotten after thirty days", async () => {
  const says = phone(sms, "0812 2222 2222");
  await says("Lapor sumur kering");
  await says("air");
  assert.match(await says("Lapor sumur kering"), /belum selesai/);
  assert.match(await phone(sms, "081222222222")("Dusun Tiga"), /Sejak kapan/, "however the number is written");
  assert.equal((await pool.query("select from intake_talks where language = 'id'")).rowCount, 2);
  const later = { ...world.ctx, now: () => new Date(Date.now() + 31 * 86_400_000) };
  await forgetGuestDrafts(later);
  assert.equal((await pool.query("select from intake_talks")).rowCount, 0);
  assert.match(await says("Kemarin"), /Kirim LAPOR/, "nothing is known of them any more");
});

test("KIRIM leaves out what may be left out, and asks for what must be said", async () => {
  const says = phone(sms, "+6283333333333");
  await says("LAPOR selokan mampet di pasar");
  assert.match(await says("KIRIM"), /perlu dijawab|Apa yang Anda minta/);
  await says("Bersihkan");
  assert.match(await says("KIRIM"), /Nomor lacak/);
  const demand = await one("select * from demands where title = 'Selokan mampet di pasar'");
  assert.deepEqual([demand.category, demand.place, demand.ask], ["other", "", "Bersihkan"]);
});

test("what is confidential goes to its addressee alone, and says that phone companies see messages", async () => {
  const says = phone(sms, "+6284444444444");
  await says("LAPOR uang bantuan dipotong");
  assert.match(await says("RAHASIA"), /operator/);
  for (const answer of ["bansos", "Dusun Satu", "lewat", "lewat", "lewat"]) await says(answer);
  assert.match(await says("Periksa"), /Kepada siapa\? .*1 Kantor Desa/);
  assert.match(await says("LEWAT"), /Kepada siapa/);
  assert.match(await says("9"), /Kepada siapa/);
  assert.match(await says("kantor"), /rahasia, kepada Kantor Desa/);
  const sent = await says("KIRIM");
  assert.match(sent, /Terkirim kepada pihak tujuan/);
  assert.doesNotMatch((await wati.get("/moderation/demands")).text, /Uang bantuan/);
  const number = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(sent)?.[0] ?? "";
  const told = await phone(sms, "+6285000000001")(`STATUS ${number}`);
  assert.match(told, /Baru, belum diteruskan/);
  assert.doesNotMatch(told, /bantuan|dipotong/i);
});

test("STOP and BATAL throw away what was written", async () => {
  const says = phone(sms, "+6285555555555");
  await says("LAPOR pohon tumbang");
  assert.match(await says("BANTUAN"), /BATAL/);
  assert.match(await says("BATAL"), /dibatalkan/);
  await says("LAPOR pohon tumbang lagi");
  assert.match(await says("stop"), /dihapus/);
  assert.match(await says("stop"), /dihapus/);
  assert.equal(
    (await one("select count(*)::int as n from demand_drafts where writing->>'what' ilike 'pohon tumbang%'")).n,
    0,
  );
});

test("who writes English is answered in English", async () => {
  const says = phone(sms, "+6286666666666");
  assert.match(await says("HELP"), /Send REPORT/);
  assert.match(await says("report the road is broken"), /What is it about\?/);
  assert.match(await says("SKIP"), /Where\?/);
  assert.match(await says("ANONYMOUS"), /name is not shown/);
  await says("SEND");
  assert.match(await says("Mend it"), /Whom do you ask/);
  assert.match(await says("SKIP"), /SEND: without your name/);
  assert.match(await says("SEND"), /Tracking number/);
});

test("a photo is added by the short link before the report is sent", async () => {
  const says = phone(sms, "+6287777777777");
  await says("LAPOR tiang listrik miring");
  for (const answer of ["6", "Gang 5", "kemarin"]) await says(answer);
  const link = /\/r\/[\w-]{16}/.exec(await says("3 rumah"))?.[0] ?? "";
  const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: "#aa8844" } })
    .jpeg()
    .toBuffer();
  const file = new File([new Uint8Array(picture)], "a.jpg", { type: "image/jpeg" });
  assert.match((await tono.get(link)).text, /Tiang listrik miring/, "also for who is signed in");
  assert.equal((await world.guest().post(link)).status, 422);
  assert.equal((await world.guest().sendFiles(link, { alt: "Tiang miring" }, [file])).status, 303);
  assert.match((await world.guest().get(link)).text, /1 foto tersimpan/);
  await says("KIRIM");
  await says("Tegakkan");
  assert.match(await says("KIRIM"), /Terkirim/);
  const { n } = await one(
    "select count(*)::int as n from pictures join demands on demands.id = demand_id where title = 'Tiang listrik miring'",
  );
  assert.equal(n, 1);
  assert.equal((await world.guest().get("/r/aaaaaaaaaaaaaaaa")).status, 303);
  assert.equal((await world.guest().get("/r/aaa")).status, 404);
});

test("short numbers of services and groups get no answer, and nobody gets too many", async () => {
  for (const from of ["3636", "TELKOMSEL", "120363@g.us", "IM3-Ooredoo"])
    assert.equal((await brings(sms, { from, text: "Menang hadiah!", id: from })).text, "");
  const says = phone(sms, "+6288888888888");
  let answered = 0;
  for (let count = 0; count < limits.message.hits + 3; count++) if (await says("BANTUAN")) answered++;
  assert.ok(answered <= limits.message.hits && answered > 0);
});

test("a sender makes five reports a day; the sixth is kept for tomorrow", async () => {
  const says = phone(await opens("sms"), "+6289999999990");
  for (let count = 0; count < 6; count++) {
    await says(`LAPOR lubang nomor ${count}`);
    await says("KIRIM");
    await says("Tambal");
    assert.match(await says("KIRIM"), count < 5 ? /Nomor lacak/ : /Balas KIRIM besok/);
  }
});

test("what a gateway may answer in a day is kept to: then it is told to come again, and nothing is lost", async () => {
  const way = await opens("whatsapp", "2");
  const says = phone(way, "628123456789@c.us");
  await says("BANTUAN");
  await says("LAPOR air keruh");
  const refused = await brings(way, { from: "628123456789@c.us", text: "2", id: "x" });
  assert.deepEqual([refused.status, refused.headers.get("Retry-After")], [429, "900"]);
  await pool.query("update intake_gateways set daily_limit = 9 where channel = 'whatsapp'");
  assert.match((await brings(way, { from: "628123456789@c.us", text: "2", id: "x" })).text, /Di mana/);
  assert.match((await admin.get("/admin/intake")).text, /Jawaban hari ini: 3 dari 9/);
});

test("SMSSync and bots are answered in JSON, each as it asks", async () => {
  const synced = await world.guest().send(sms.path, {
    method: "POST",
    body: new URLSearchParams({
      from: "+6281212121212",
      message: "BANTUAN",
      message_id: "abc",
      sent_timestamp: "1700000000",
      secret: sms.token,
    }),
  });
  const { payload } = JSON.parse(synced.text);
  assert.deepEqual([payload.success, payload.task, payload.messages[0].to], [true, "send", "+6281212121212"]);
  const bot = await world.guest().send(sms.path, {
    method: "POST",
    body: JSON.stringify({ from: "+6281212121212", text: "BANTUAN", id: 77 }),
    headers: { "Content-Type": "application/json", Accept: "application/json", Authorization: `Bearer ${sms.token}` },
  });
  assert.match(JSON.parse(bot.text).text, /Kirim LAPOR/);
});

test("the key is shown once, to the session that made it, until it is used", async () => {
  const way = await opens("sms");
  assert.match((await admin.get(way.page)).text, new RegExp(way.token));
  const other = await world.person("admin_dua", { role: "administrator" });
  assert.equal((await other.get(way.page)).location, "/admin/intake");
  await phone(way, "+6281313131313")("BANTUAN");
  assert.equal((await admin.get(way.page)).location, "/admin/intake");
  const id = /\d+/.exec(way.path)?.[0];
  await admin.post(`/admin/intake/${id}/removal`);
  assert.equal((await brings(way, { from: "+6281313131313", text: "BANTUAN", id: "1" })).status, 401);
  assert.equal((await admin.post("/admin/intake", { channel: "sms", name: "", daily_limit: "0" })).status, 422);
});

test("no number of a sender stands in the database or the log", async () => {
  await phone(sms, "+6281717171717")("LAPOR sampah di sungai");
  const { rows } = await pool.query(`
    select query_to_xml(format('select * from %I', tablename), true, false, '')::text as words from pg_tables
    where schemaname = 'public'`);
  const whole = rows.map(({ words }) => words).join("") + world.logged.join("");
  assert.doesNotMatch(whole, /81717171717/);
  assert.match(whole, /Sampah di sungai/, "the table of drafts is among them");
});
