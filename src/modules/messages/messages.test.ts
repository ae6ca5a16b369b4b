import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const ratna = await world.person("ratna");
const tono = await world.person("tono");
const follow = (who: Person, whom: Person) => who.post(`/people/${whom.account.handle}/follow`);
const isUnread = async (who: Person) => />Pesan \(\d+ baru\)</.test((await who.get("/mentions")).text);
/** Writes to these people on the page for new messages and gives the address of the conversation. */
const writes = async (who: Person, to: string, text: string) => {
  const answer = await who.post("/messages", { to, text });
  assert.equal(answer.status, 303, answer.text.match(/class="err"[^>]*>[^<]*/)?.[0] ?? "");
  return answer.location.replace(/#.*/, "");
};
const one = async (query: string, values: unknown[] = []) => (await world.pool.query(query, values)).rows[0]?.one;
for (const [who, whom] of [
  [siti, ratna],
  [ratna, siti],
  [tono, siti],
  [tono, ratna],
] as const)
  await follow(who, whom);

test("a message reaches whom it is for, with a badge, in bold and with the word baru, and nobody else", async () => {
  const place = await writes(siti, "ratna", "Besok jadi ke pasar?");
  assert.ok(await isUnread(ratna));
  assert.match(
    (await ratna.get("/messages")).text,
    /class="un".*<b dir="auto">Siti<\/b> <b class="tag">baru<\/b>.*Besok jadi ke pasar\?/s,
  );
  const opened = await ratna.get(place);
  assert.match(opened.text, /Besok jadi ke pasar\?/);
  assert.match(opened.text, /tidak rahasia/);
  assert.doesNotMatch(opened.text, /class="n"/, "on the page itself it is read already");
  assert.equal(await isUnread(ratna), false);
  assert.doesNotMatch((await ratna.get("/messages")).text, /class="un"/);
  assert.equal((await tono.get(place)).status, 404);
  assert.doesNotMatch((await tono.get("/messages")).text, /pasar/);
});

test("an answer lands at the end, at its own anchor, and its writer has read it", async () => {
  const place = await writes(ratna, "siti", "Jadi, jam enam ya");
  const answer = await siti.post(`${place}/posts`, { text: "Siap" });
  assert.match(answer.location, /^\/messages\/\d+#p\d+$/);
  const { text } = await siti.get(place);
  assert.match(text, /pasar\?.*Jadi, jam enam ya.*Siap.*<form method="post" action="\/messages\/\d+\/posts"/s);
  assert.ok(text.includes(`id="${answer.location.split("#")[1]}"`));
  assert.equal(await isUnread(siti), false);
  assert.ok(await isUnread(ratna));
});

test("the same people share one conversation, whoever begins and from whichever page", async () => {
  const place = await writes(siti, "ratna,tono", "Bertiga saja");
  assert.equal(await writes(ratna, "@tono siti", "Setuju"), place);
  await tono.post("/posts", { text: "@siti @ratna saya ikut", audience: "direct" });
  assert.match((await siti.get(place)).text, /Bertiga saja.*Setuju.*saya ikut/s);
  assert.notEqual(await writes(siti, "ratna", "Berdua"), place);
});

test("an answer to a message stays in its conversation", async () => {
  const message = await world.says(siti, "@ratna soal jadwal", { audience: "direct" });
  await ratna.post(`/p/${message.id}/replies`, { text: "jawaban jadwal", audience: "direct" });
  assert.match((await siti.get(`/messages/${message.conversation_id}`)).text, /soal jadwal.*jawaban jadwal/s);
});

test("messages stand on no home, tag, mention list or profile, and count on none", async () => {
  const before = await one("select posts_count as one from accounts where handle = 'siti'");
  await writes(siti, "ratna", "hanya-berdua #rahasia");
  await world.settle();
  for (const path of ["/", "/community", "/mentions", "/tags/rahasia", "/@siti", "/@siti/replies"])
    for (const person of [siti, ratna]) assert.doesNotMatch((await person.get(path)).text, /hanya-berdua/, path);
  assert.equal(await one("select posts_count as one from accounts where handle = 'siti'"), before);
});

test("older messages are one link away, thirty on a page, none twice", async () => {
  const [wayan, dewi] = [await world.person("wayan"), await world.person("dewi")];
  await follow(dewi, wayan);
  let place = "";
  for (let number = 1; number <= 65; number++) {
    const said = await world.says(wayan, `@dewi Nomor ${number} selesai`, { audience: "direct" });
    place = `/messages/${said.conversation_id}`;
  }
  const seen: number[] = [];
  for (let path = place; path; ) {
    const { text } = await dewi.get(path);
    const page = [...text.matchAll(/Nomor (\d+) selesai/g)].map(([, number]) => Number(number));
    assert.deepEqual(
      page,
      page.toSorted((a, b) => a - b),
      "the newest stands at the end",
    );
    seen.unshift(...page);
    path = /href="(\/messages\/\d+\?before=\d+)"/.exec(text)?.[1] ?? "";
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 65 }, (_, index) => index + 1),
  );
});

test("whoever leaves sees no more of it, the others go on, and the same people begin anew", async () => {
  const [umi, joko, lastri] = [await world.person("umi"), await world.person("joko"), await world.person("lastri")];
  for (const person of [joko, lastri]) await follow(person, umi);
  for (const person of [umi, lastri]) await follow(person, joko);
  const place = await writes(umi, "joko,lastri", "Arisan minggu ini");
  assert.equal((await lastri.post(`${place}/membership/removal`)).location, "/messages");
  assert.equal((await lastri.get(place)).status, 404);
  assert.equal((await joko.post(`${place}/posts`, { text: "Lastri sudah keluar" })).status, 303);
  assert.match((await umi.get(place)).text, /Lastri sudah keluar/);
  assert.doesNotMatch((await lastri.get("/messages")).text, /sudah keluar/);
  const again = await writes(umi, "joko,lastri", "Arisan baru");
  assert.notEqual(again, place);
  assert.match((await lastri.get(again)).text, /Arisan baru/);
});

test("a muted conversation goes on without a badge", async () => {
  const place = await writes(ratna, "siti", "pertama");
  await siti.get(place);
  await siti.post(`${place}/mute`);
  await writes(ratna, "siti", "kedua");
  assert.equal(await isUnread(siti), false);
  assert.match((await siti.get("/messages")).text, /dibisukan/);
  await siti.post(`${place}/mute/removal`);
  await siti.get(place);
  await writes(ratna, "siti", "ketiga");
  assert.ok(await isUnread(siti));
  await siti.get(place);
});

test("deleting one's own message takes it from the conversation and its badge along", async () => {
  const place = await writes(ratna, "siti", "tetap");
  await siti.get(place);
  const sent = await ratna.post(`${place}/posts`, { text: "salah kirim" });
  const id = sent.location.split("#p")[1];
  assert.ok(await isUnread(siti));
  assert.equal((await ratna.post(`/p/${id}/removal`)).location, place);
  assert.equal(await isUnread(siti), false);
  assert.doesNotMatch((await siti.get(place)).text, /salah kirim/);
  assert.match((await siti.get("/messages")).text, /tetap/);
});

test("a form that comes back keeps the words and the people", async () => {
  const empty = await siti.post("/messages", { to: "ratna", text: " " });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /value="ratna"/);
  const unknown = await siti.post("/messages", { to: "ratna,tak_ada_ini", text: "Kata yang disimpan" });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /Kata yang disimpan/);
  assert.match(unknown.text, /tidak ditemukan/);
  assert.equal((await siti.post("/messages", { to: "siti", text: "Sendiri" })).status, 422);
});

test("people are found by name or handle, added and taken off by links, and a profile leads to the conversation one has", async () => {
  const page = await siti.get("/messages/new?to=ratna&more=1&q=ton");
  assert.match(page.text, /href="\/messages\/new\?to=ratna,tono&amp;more=1"/);
  assert.match(page.text, /<form action="\/messages\/new"><input type="hidden" name="to" value=""\/>.*Lepas Ratna/s);
  const place = await writes(siti, "ratna", "lagi");
  assert.equal((await siti.get("/messages/new?to=ratna")).location, place);
  assert.match((await siti.get("/@ratna")).text, /href="\/messages\/new\?to=ratna"/);
});

test("the same message sent twice arrives once", async () => {
  const form = { to: "ratna", text: "Sekali kirim", key: "kunci-pesan-satu" };
  const [first, second] = await Promise.all([siti.post("/messages", form), siti.post("/messages", form)]);
  assert.equal(first.location, second.location);
  assert.equal(await one("select count(*)::int as one from posts where text = 'Sekali kirim'"), 1);
});

test("twelve people who write at the same moment are all heard, each once, in one order", async () => {
  const crowd = await Promise.all(Array.from({ length: 12 }, (_, number) => world.person(`orang${number}`)));
  const [first, ...rest] = crowd as [Person, ...Person[]];
  for (const person of rest) await follow(person, first);
  const place = await writes(first, rest.map(({ account }) => account.handle).join(","), "Kumpul");
  const answers = await Promise.all(
    crowd.map((person, number) => person.post(`${place}/posts`, { text: `hadir-${number}-ya` })),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]));
  const orders = await Promise.all(crowd.map(async (person) => (await person.get(place)).text.match(/hadir-\d+-ya/g)));
  assert.equal(orders[0]?.length, 12);
  for (const order of orders) assert.deepEqual(order, orders[0]);
});

test("two who write to each other for the first time at the same moment meet in one conversation", async () => {
  const [ani, edi] = [await world.person("ani"), await world.person("edi")];
  await follow(ani, edi);
  await follow(edi, ani);
  const [one1, two2] = await Promise.all([writes(ani, "edi", "Halo Edi"), writes(edi, "ani", "Halo Ani")]);
  assert.equal(one1, two2);
  assert.match((await ani.get(one1)).text, /Halo (Edi|Ani).*Halo (Ani|Edi)/s);
});
