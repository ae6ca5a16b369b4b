import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { plainWord, toPattern } from "./word-pattern.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
await siti.post("/people/tono/follow");
const everywhere = { in_home: "on", in_community: "on", in_tags: "on", in_notifications: "on" };

const mutes = (person: Person, word: string, fields: Record<string, string> = everywhere) =>
  person.post("/settings/words", { word, ...fields });
async function forget(): Promise<void> {
  await world.pool.query("delete from muted_words");
  await world.pool.query("update accounts set mutes_words = false");
}
const finds = async (pattern: string, text: string) =>
  (await world.pool.query("select $2 ~* $1 as found", [pattern, text])).rows[0].found as boolean;

test("a post with a muted word is closed behind that word, and opens", async () => {
  const post = await world.says(tono, "Ada PINJOL baru di kampung");
  await world.settle();
  assert.equal((await mutes(siti, " Pinjol ")).status, 303);
  for (const path of ["/", "/community"]) {
    const { text } = await siti.get(path);
    assert.match(
      text,
      /<details class="cw"><summary dir="auto">Disembunyikan: kata “pinjol”<\/summary><article[^]*PINJOL/,
      path,
    );
  }
  assert.doesNotMatch((await siti.get(`/p/${post.id}`)).text, /Disembunyikan/, "what one opens is open");
  assert.doesNotMatch((await tono.get("/community")).text, /Disembunyikan/, "nobody else is concerned");
});

test("who wants so sees nothing of it, in the places they chose and nowhere else", async () => {
  await mutes(siti, "pinjol", { outcome: "remove", in_community: "on" });
  assert.doesNotMatch((await siti.get("/community")).text, /PINJOL/);
  assert.match((await siti.get("/")).text, /PINJOL/);
  await mutes(siti, "pinjol", { outcome: "remove", in_tags: "on" });
  await world.says(tono, "Awas pinjol #waspada");
  assert.doesNotMatch((await siti.get("/tags/waspada")).text, /Awas pinjol/);
  assert.match((await siti.get("/community")).text, /Awas pinjol/);
});

test("one's own posts are never hidden, and a warning and a quoted post are looked through as well", async () => {
  await forget();
  await mutes(siti, "durian");
  await world.says(siti, "Durian saya");
  assert.doesNotMatch((await siti.get("/community")).text, /Disembunyikan/);
  await world.says(tono, "Lihat fotonya", { warning: "Soal durian" });
  const quoted = await world.says(tono, "Pesta durian");
  await tono.post("/posts", { text: "Ikut yuk", quoted: quoted.id });
  assert.equal((await siti.get("/community")).text.match(/Disembunyikan/g)?.length, 3);
});

test("a word muted for a time is read again when it is over, or when it is taken back", async () => {
  await forget();
  await mutes(siti, "panas", { ...everywhere, days: "1" });
  await world.says(tono, "Hari ini panas");
  assert.match((await siti.get("/community")).text, /kata “panas”/);
  await world.pool.query("update muted_words set expires_at = now() - interval '1 second'");
  assert.doesNotMatch((await siti.get("/community")).text, /kata “panas”/);
  await mutes(siti, "panas");
  const page = await siti.get("/settings/words");
  const [, path = ""] = /action="(\/settings\/words\/\d+\/removal)"/.exec(page.text) ?? [];
  assert.equal((await tono.post(path)).status, 404);
  await siti.post(path);
  assert.doesNotMatch((await siti.get("/community")).text, /kata “panas”/);
  const { rows } = await world.pool.query("select mutes_words from accounts where handle = 'siti'");
  assert.equal(rows[0].mutes_words, false, "who mutes nothing pays nothing");
});

test("news of a post with a word muted there is not told", async () => {
  await forget();
  const newsOf = async (person: Person) => {
    await world.settle();
    const { rows } = await world.pool.query(
      "select count(*)::int as n from notification_entries where account_id = $1",
      [person.account.id],
    );
    return rows[0].n as number;
  };
  const before = await newsOf(siti);
  await mutes(siti, "undian", { in_notifications: "on" });
  await world.says(tono, "@siti menang undian");
  assert.equal(await newsOf(siti), before);
  await world.says(tono, "@siti menang lomba");
  assert.equal(await newsOf(siti), before + 1);
});

test("whole words are found with accents, endings and doubled, parts within others, phrases over any space, and signs as signs", async () => {
  const cases: readonly (readonly [string, boolean, readonly string[], readonly string[]])[] = [
    ["judi", true, ["JUDI", "judinya", "(judi)", "judi-judi", "Júdi!"], ["perjudian", "judika"]],
    ["judi", false, ["perjudian", "judika"], ["jodi"]],
    ["Pilkada ulang", true, ["pilkada  ulang", "PILKADA\nULANG"], ["pilkadaulang"]],
    ["café", true, ["cafe", "CAFÉ"], ["cafes"]],
    ["#judi", true, ["main #judi"], ["main judi"]],
    ["a.c", true, ["a.c"], ["abc"]],
    ["c++", true, ["belajar c++ yuk"], ["c--"]],
    ["(a+)+$", true, ["(a+)+$"], ["aaaa"]],
    ["बाढ़", true, ["बाढ़"], ["बात"]],
  ];
  for (const [word, whole, found, absent] of cases) {
    const pattern = toPattern(plainWord(word), whole);
    for (const text of found) assert.equal(await finds(pattern, text), true, `${word} in ${text}`);
    for (const text of absent) assert.equal(await finds(pattern, text), false, `${word} in ${text}`);
  }
});

test("no word of at most sixty letters makes a pattern that is wrong, too long or slow", async () => {
  const long = "a".repeat(5000);
  for (const word of [
    "a".repeat(60),
    "e ".repeat(30).trim(),
    "\\".repeat(59) + "a",
    "[".repeat(59) + "a",
    "{1,9}*+?|^$a",
    "ab".repeat(30),
  ]) {
    for (const whole of [true, false]) {
      const pattern = toPattern(plainWord(word), whole);
      assert.ok(pattern.length <= 4000);
      const start = performance.now();
      await finds(pattern, long);
      assert.ok(performance.now() - start < 500, word);
    }
  }
});

test("a word without letters, one that is too long, one that is muted nowhere, and a hundred and first are refused", async () => {
  await forget();
  for (const word of ["", "  ", "!!", "a".repeat(61)]) assert.equal((await mutes(siti, word)).status, 422, word);
  const nowhere = await mutes(siti, "tetap di sini", {});
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.text, /Pilih paling sedikit satu tempat[^]*tetap di sini/);
  await world.pool.query(
    "insert into muted_words (account_id, word, pattern) select $1, 'kata' || n, 'kata' || n from generate_series(1, 100) n",
    [siti.account.id],
  );
  assert.equal((await mutes(siti, "satu lagi")).status, 422);
  assert.equal((await mutes(siti, "kata1")).status, 303);
});
