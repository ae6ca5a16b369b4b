import assert from "node:assert/strict";
import { test } from "node:test";
import { lettersOf, makesGroup } from "../../../../tests/signing.ts";
import { makeWorld, type World } from "../../../../tests/world.ts";
import { publishDemand } from "../demands/publish-demand.ts";
import type { DemandDraft } from "../demands/rules.ts";

async function village(env: Record<string, string> = {}) {
  const world = await makeWorld({ env });
  const siti = await world.person("siti");
  const moderator = await world.person("laras", { role: "moderator", permissions: ["posts"] });
  const ask = (more: Partial<DemandDraft> = {}) =>
    publishDemand(world.ctx, siti.account, {
      kind: "petition",
      title: "Jembatan putus",
      what: "Jembatan di dusun dua putus sejak hujan.",
      ask: "Perbaiki sebelum panen.",
      ...more,
    });
  return { world, siti, moderator, ask, demand: await ask() };
}
const idOf = async (world: World, text: string) =>
  (await world.pool.query<{ id: string }>("select id from guest_comments where text = $1", [text])).rows[0]?.id ?? "";
const sincere = { name: "Pak Joko", email: "joko@desa.example", text: "Anak saya lewat jembatan itu setiap pagi." };

const { world, siti, moderator, ask, demand } = await village();
const at = `/demands/${demand.id}/comments`;

test("somebody without an account comments; nobody sees it until a moderator has read it and lets it through", async () => {
  assert.match((await world.guest().get(`/demands/${demand.id}`)).text, new RegExp(`href="${at}">Komentar \\(0\\)`));
  const sent = await world.guest().post(at, sincere);
  assert.equal(sent.location, `${at}/sent`);
  assert.match((await world.guest().get(sent.location)).text, /Pengurus membaca dulu/);
  assert.doesNotMatch((await world.guest().get(at)).text, /setiap pagi/);
  await world.settle();
  assert.match((await moderator.get("/notifications")).text, /href="\/admin\/comments/);
  const desk = (await moderator.get("/admin/comments")).text;
  assert.match(desk, /Pak Joko.*setiap pagi/s);
  assert.doesNotMatch(desk, /joko@desa/, "the address is shown to nobody");
  const id = await idOf(world, sincere.text);
  assert.equal((await moderator.post("/admin/comments", { [`show.${id}`]: "" })).status, 303);
  assert.match((await world.guest().get(at)).text, /Pak Joko.*tanpa akun.*setiap pagi/s);
  assert.match((await siti.get(`/demands/${demand.id}`)).text, /Komentar \(1\)/);
});

test('"tiktok downliader" with a link lies in the lower pile with its reasons, a sincere one where it is read', async () => {
  await world
    .guest()
    .post(at, { name: "Michael", email: "m@x.example", text: "tiktok downliader https://x.example/d" });
  await world.guest().post(at, {
    name: "Ratih",
    email: "r@x.example",
    text: "Beritanya https://news.example.id/1 sudah dimuat kemarin, mohon dibaca.",
  });
  const [readable, spam] = [
    (await moderator.get("/admin/comments")).text,
    (await moderator.get("/admin/comments?pile=spam")).text,
  ];
  assert.match(readable, /sudah dimuat kemarin/);
  assert.doesNotMatch(readable, /downliader/);
  assert.match(spam, /downliader.*Ada kalimat yang dikenal dari iklan\. Tautan dengan sedikit kata\./s);
});

test("many are decided with one press, and a decision can be changed", async () => {
  const texts = ["satu komentar biasa saja", "dua komentar biasa saja"];
  for (const text of texts) await world.guest().post(at, { ...sincere, email: `${text.slice(0, 3)}@x.example`, text });
  const ids = await Promise.all(texts.map((text) => idOf(world, text)));
  const chosen = (button: string) =>
    new URLSearchParams([...ids.map((id): [string, string] => ["chosen", id]), [button, ""]]);
  assert.equal((await moderator.post("/admin/comments", chosen("do.show"))).status, 303);
  assert.match((await world.guest().get(at)).text, /dua komentar.*satu komentar/s);
  assert.equal((await moderator.post("/admin/comments?pile=shown", chosen("do.refuse"))).status, 303);
  assert.doesNotMatch((await world.guest().get(at)).text, /satu komentar|dua komentar/);
  assert.match((await moderator.get("/admin/comments?pile=refused")).text, /satu komentar/);
  for (const nonsense of [
    {},
    { "do.show": "" },
    { "show.x": "" },
    { "show.99999999999999999999": "" },
    { "erase.1": "" },
  ])
    assert.equal((await moderator.post("/admin/comments", nonsense as Record<string, string>)).status, 422);
});

test("only those trusted with posts decide", async () => {
  const other = await world.person("lain", { role: "moderator", permissions: ["sign-ups"] });
  const id = await idOf(world, sincere.text);
  for (const person of [siti, other]) {
    assert.equal((await person.get("/admin/comments")).status, 403);
    assert.equal((await person.post("/admin/comments", { [`refuse.${id}`]: "" })).status, 403);
  }
  assert.match((await world.guest().get(at)).text, /setiap pagi/);
});

test("ABU-10 nothing a guest writes becomes a link anywhere: not in the text, not in the name", async () => {
  const text =
    'Baca https://berita.example/satu dan <a href="https://dua.example">dua</a> dan [url=https://tiga.example]tiga[/url]';
  await world.guest().post(at, { name: "empat.example", email: "l@x.example", text });
  await moderator.post("/admin/comments", { [`show.${await idOf(world, text)}`]: "" });
  const pages = [at, `/demands/${demand.id}`, `/demands/${demand.id}/actions`, "/demands", "/"];
  for (const page of pages) {
    const shown = (await world.guest().get(page)).text;
    assert.doesNotMatch(shown, /href="[^"]*(berita|dua|tiga|empat)\.example/, page);
    assert.doesNotMatch(shown, /<a href="https:\/\/dua/, page);
  }
  assert.match((await world.guest().get(at)).text, /https:\/\/berita\.example\/satu/);
});

test("of what members answered each sees what is theirs to see", async () => {
  const [dewi, made] = [await world.person("dewi"), await world.person("made")];
  await dewi.post(`/p/${demand.post_id}/replies`, { text: "bisikan untuk penulis", audience: "direct" });
  await dewi.post(`/p/${demand.post_id}/replies`, { text: "hanya pengikut saya", audience: "followers" });
  for (const person of [made, world.guest()])
    assert.doesNotMatch((await person.get(at)).text, /bisikan|hanya pengikut/);
  await made.post("/people/dewi/follow");
  assert.match((await made.get(at)).text, /hanya pengikut saya/);
});

test("members answer the demand's post, and the page shows both", async () => {
  const tono = await world.person("tono");
  await tono.post(`/p/${demand.post_id}/replies`, { text: "Saya bantu bawa kayu.", audience: "public" });
  const page = (await siti.get(at)).text;
  assert.match(page, /Saya bantu bawa kayu.*Pak Joko/s);
  assert.match(page, new RegExp(`href="/p/${demand.post_id}/reply"`));
  assert.doesNotMatch(page, /name="email"/, "members need no form for guests");
  assert.match((await world.guest().get(at)).text, /name="email"/);
});

test("what is missing is said and the words are kept; the trap, repetition and a rush are noted", async () => {
  const wrong = await world.guest().post(at, { name: "", email: "bukan alamat", text: "Tolong dibaca ya" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Tolong dibaca ya/);
  assert.equal((await world.guest().post(at, { ...sincere, email: "bukan alamat" })).status, 422);
  assert.equal((await world.guest().post(at, { ...sincere, text: "a".repeat(2001) })).status, 422);
  const text = "Kalimat yang sama persis dikirim dua kali";
  for (const email of ["a@x.example", "b@x.example"])
    await world.guest().post(at, { name: "Adi", email, text, address: email.startsWith("b") ? "jalan" : "" });
  const { rows } = await world.pool.query("select reasons from guest_comments where text = $1 order by id", [text]);
  assert.ok(!rows[0].reasons.includes("repeated"));
  assert.deepEqual(
    rows[1].reasons.filter((reason: string) => reason !== "rush"),
    ["trap", "repeated"],
  );
});

test("one mailbox writes at most ten comments a day, however it is spelt", async () => {
  const { world, demand } = await village();
  const where = `/demands/${demand.id}/comments`;
  const send = (number: number) =>
    world.guest().post(where, { ...sincere, email: `orang.satu+${number}@gmail.com`, text: `komentar ke ${number}` });
  for (let number = 0; number < 10; number++) assert.equal((await send(number)).status, 303);
  const over = await send(10);
  assert.equal(over.status, 422);
  assert.match(over.text, /Lanjutkan besok/);
});

test("where mail is sent a link asks whose comment it is; unconfirmed ones wait three days; its writer deletes it", async () => {
  const mailing = await village({ SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "gaung@sukamaju.example" });
  const { world, moderator, demand } = mailing;
  const where = `/demands/${demand.id}/comments`;
  await world.guest().post(where, sincere);
  const letter = (await lettersOf(world)).find(({ to }) => to === sincere.email);
  const link = /\/comments\/[\w-]{43}/.exec(letter?.text ?? "")?.[0] ?? "";
  const listed = async () => (await moderator.get("/admin/comments")).text.includes("setiap pagi");
  assert.equal(await listed(), false);
  await world.guest().get(link);
  assert.equal(await listed(), false, "mail programs look; looking is no answer");
  await world.pool.query("update guest_comments set written_at = now() - interval '73 hours'");
  assert.match((await moderator.get("/admin/comments")).text, /Alamat surel belum dipastikan\./);
  await world.pool.query("update guest_comments set written_at = now()");
  assert.equal((await world.guest().post(link)).location, link);
  assert.equal(await listed(), true);
  assert.match((await world.guest().get(link)).text, /sedang menunggu dibaca/);
  assert.equal((await world.guest().post(`${link}/removal`)).location, where);
  assert.equal((await world.guest().get(link)).status, 404);
  assert.equal(await listed(), false);
});

test("nobody comments on a confidential demand or on one in a private group", async () => {
  const secret = await ask({ openness: "confidential" });
  const group = await makesGroup(world, "ibu", "private");
  await world.pool.query("insert into group_members (group_id, account_id, state) values ($1, $2, 'member')", [
    group.id,
    siti.account.id,
  ]);
  const inner = await ask({ group });
  for (const { id } of [secret, inner]) {
    for (const person of [siti, world.guest()]) {
      assert.equal((await person.get(`/demands/${id}/comments`)).status, 404);
      assert.equal((await person.post(`/demands/${id}/comments`, sincere)).status, 404);
    }
    assert.doesNotMatch((await siti.get(`/demands/${id}`)).text, /\/comments"/);
  }
});
