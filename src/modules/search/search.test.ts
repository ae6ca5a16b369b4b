import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";
import { findPosts } from "./find-posts.ts";

const world = await makeWorld();
const siti = await world.person("siti", { name: "Siti Rahmah", bio: "Bidan desa, melayani persalinan" });
const tono = await world.person("tono", { name: "Tono Wijaya" });
await world.person("karno", { name: "Soekarno" });
await world.person("djoko_w", { name: "Djoko Widodo" });
await world.person("cahyo", { name: "Tjahjo Kumolo" });
await world.person("ahmadj", { name: "Achmad Jani" });
await world.person("rahasia", { name: "Rahasia Sekali", findable_by: "nobody" });
await world.person("warga_saja", { name: "Warga Saja", findable_by: "members" });
const limited = await world.person("terbatas", { name: "Terbatas Geraknya", restriction: "limited" });
const guest = world.guest();
const look = (query: string, by = guest) => by.get(`/search?${query}`);
const finds = async (query: string, text: string | RegExp, by = guest) =>
  new RegExp(text).test((await look(query, by)).text.replace(/<form action="\/search".*?<\/form>/s, ""));
const handles = async (words: string, by = guest) =>
  [...(await look(`kind=people&q=${encodeURIComponent(words)}`, by)).text.matchAll(/class="q">@(\w+)</g)].map(
    ([, handle]) => handle,
  );

await world.says(siti, "Jadwal membersihkan saluran air di balai desa hari Minggu");
await world.says(siti, "Harga cabai rawit naik, café tutup");
await world.says(tono, "The farmers were planting rice", { language: "en" });
await world.says(tono, "Aku mangan sega pecel", { language: "jv" });
await world.says(tono, "Khusus pengikut: panen rahasia", { audience: "followers" });
await world.says(tono, "Khusus warga: rapat koperasi", { audience: "local" });
await world.says(tono, "Agak sepi: koperasi libur", { audience: "quiet" });
await world.says(limited, "Promosi terbatas sekali");

test("posts are found by the stem of a word in the language of the post", async () => {
  assert.ok(await finds("q=bersih", "saluran air"));
  assert.ok(await finds("q=pembersihan+saluran", "saluran air"));
  assert.ok(await finds("q=farmer+plant", "planting rice"));
  assert.ok(await finds("q=sega", "pecel"));
  assert.ok(await finds("q=cafe", "cabai rawit"), "without accents");
  assert.ok(await finds("q=CAF%C3%89", "cabai rawit"));
  assert.ok(!(await finds("q=sawit", "saluran air")));
});

test("a phrase in quotes is found as a phrase, and a word after a minus is left out", async () => {
  assert.ok(await finds("q=%22balai+desa%22", "saluran air"));
  assert.ok(!(await finds("q=%22desa+balai%22", "saluran air")));
  assert.ok(await finds("q=cabai", "cabai rawit"));
  assert.ok(!(await finds("q=cabai+-rawit", "cabai rawit")));
  assert.ok(!(await finds("q=saluran+-membersihkan", "saluran air")), "also by its stem");
  assert.ok(await finds("q=-rawit&kind=posts", "saluran air"), "a minus alone is a search too");
});

test("others' posts are found when they are for everyone or for this server; one's own always", async () => {
  assert.ok(await finds("q=koperasi", "rapat koperasi", siti));
  assert.ok(!(await finds("q=koperasi", "rapat koperasi")), "not by guests");
  assert.ok(!(await finds("q=koperasi", "Agak sepi", siti)), "quiet posts are not found");
  assert.ok(!(await finds("q=rahasia+panen", "panen rahasia", siti)));
  assert.ok(await finds("q=rahasia+panen", "panen rahasia", tono));
  assert.ok(await finds("q=koperasi", "Agak sepi", tono));
});

test("a person who does not let others find them is not found, nor is what they say", async () => {
  const hidden = await world.person("sembunyi", { name: "Sembunyi Rapat", findable_by: "members" });
  await world.says(hidden, "Resep sambal goang");
  assert.ok(await finds("q=goang", "sambal goang", siti));
  assert.ok(!(await finds("q=goang", "sambal goang")), "members alone may find them");
  await world.pool.query("update accounts set findable_by = 'nobody' where id = $1", [hidden.account.id]);
  assert.ok(!(await finds("q=goang", "sambal goang", siti)));
  assert.ok(!(await finds("q=goang&by=sembunyi", "sambal goang", siti)));
  assert.ok(await finds("q=goang", "sambal goang", hidden));
  assert.deepEqual(await handles("rahasia", siti), []);
  assert.deepEqual(await handles("warga saja"), []);
  assert.deepEqual(await handles("warga saja", siti), ["warga_saja"]);
});

test("who is limited is found by followers alone; nobody is found across a block; the muted are quiet", async () => {
  assert.deepEqual(await handles("terbatas", siti), []);
  assert.ok(!(await finds("q=promosi", "Promosi terbatas", siti)));
  await siti.post("/people/terbatas/follow");
  assert.deepEqual(await handles("terbatas", siti), ["terbatas"]);
  assert.ok(await finds("q=promosi", "Promosi terbatas", siti));
  const enemy = await world.person("musuh", { name: "Musuh Bebuyutan" });
  await world.says(enemy, "Undangan lelang sapi");
  assert.ok(await finds("q=lelang", "lelang sapi", tono));
  await tono.post("/people/musuh/mute", { days: "7" });
  assert.ok(!(await finds("q=lelang", "lelang sapi", tono)));
  await enemy.post("/people/siti/block");
  assert.ok(!(await finds("q=lelang", "lelang sapi", siti)));
  assert.deepEqual(await handles("musuh", siti), []);
  assert.deepEqual(await handles("siti", enemy), []);
});

test("who is suspended, leaving or waiting is not found", async () => {
  const gone = await world.person("hilang", { name: "Hilang Sudah" });
  await world.says(gone, "Pamitan dahulu");
  for (const status of ["suspended", "leaving", "pending"] as const) {
    await world.pool.query("update accounts set status = $1 where id = $2", [status, gone.account.id]);
    assert.deepEqual(await handles("hilang", siti), [], status);
    assert.ok(!(await finds("q=pamitan", "Pamitan dahulu", siti)), status);
  }
});

test("names are found in old spelling and new, with slips, and by their beginning", async () => {
  const cases: Readonly<Record<string, string>> = {
    Sukarno: "karno",
    soekarno: "karno",
    Sukrno: "karno",
    "Joko Widodo": "djoko_w",
    "djoko widodo": "djoko_w",
    "Joko Wdodo": "djoko_w",
    "Cahyo Kumolo": "cahyo",
    Tjahyo: "cahyo",
    "Ahmad Yani": "ahmadj",
    "akhmad jani": "ahmadj",
    Achmadd: "ahmadj",
    "Siti Rahma": "siti",
    rahm: "siti",
    "@siti": "siti",
    Rahmmah: "siti",
  };
  for (const [asked, handle] of Object.entries(cases)) assert.equal((await handles(asked))[0], handle, asked);
  assert.ok((await handles("bersalin")).includes("siti"), "by what they say of themselves");
  assert.deepEqual(await handles("zzzzqq"), []);
});

test("a name nobody bears any more leaves no trace", async () => {
  const words = async () =>
    (
      await world.pool.query<{ word: string }>("select word from name_words where word ~ '^(zulfikar|zainab|akun)'")
    ).rows
      .map(({ word }) => word)
      .sort();
  const one = await world.person("akunsatu", { name: "Zulfikar Zainab" });
  const two = await world.person("akundua", { name: "Zainab" });
  assert.deepEqual(await words(), ["akundua", "akunsatu", "zainab", "zulfikar"]);
  await one.post("/settings/profile", { name: "Zulkifli" });
  assert.deepEqual(await words(), ["akundua", "akunsatu", "zainab"]);
  await world.pool.query("delete from accounts where id = any($1)", [[one.account.id, two.account.id]]);
  assert.deepEqual(await words(), []);
});

test("what was edited away is no longer found, and what was deleted neither", async () => {
  const post = await world.says(siti, "Kambing hilang semalam");
  assert.ok(await finds("q=kambing", "Kambing hilang"));
  await siti.post(`/p/${post.id}/revisions`, {
    text: "Sapi hilang semalam",
    warning: "",
    language: "id",
    reply_policy: "everyone",
  });
  assert.ok(!(await finds("q=kambing", "semalam")));
  assert.ok(await finds("q=sapi+semalam", "Sapi hilang"));
  await siti.post(`/p/${post.id}/removal`);
  assert.ok(!(await finds("q=sapi+semalam", "Sapi hilang")));
});

test("posts are narrowed by person, tag, day and whether there is a picture", async () => {
  const pictured = await world.says(siti, "Panen raya #panen_raya hari ini");
  await world.pool.query("update posts set pictures_count = 1 where id = $1", [pictured.id]);
  await world.says(tono, "Panen raya #panen_raya besok");
  assert.ok(await finds("q=panen+raya&by=siti", "hari ini"));
  assert.ok(!(await finds("q=panen+raya&by=%40Siti", "besok")));
  assert.ok(await finds("tag=panen_raya", "besok"));
  assert.ok(await finds("q=besok&tag=%23Panen_Raya", "besok"));
  assert.ok(!(await finds("q=besok&tag=lain", "Panen raya")));
  assert.ok(await finds("q=panen&pictures=on", "hari ini"));
  assert.ok(!(await finds("q=panen&pictures=on", "besok")));
  const today = new Date(pictured.created_at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  assert.ok(await finds(`q=panen&since=${today}&until=${today}`, "hari ini"));
  assert.ok(!(await finds("q=panen&until=2020-05-01", "hari ini")));
  assert.ok(!(await finds("q=panen&since=2090-05-01", "hari ini")));
});

test("what is wrong is said, and the words stay in their fields", async () => {
  for (const [query, word] of [
    ["since=kemarin", "Tanggal ini belum benar"],
    ["until=2026-02-31", "Tanggal ini belum benar"],
    ["by=tiada_orang", "tidak ditemukan"],
    ["tag=a%20b", "Tagar hanya berisi"],
  ] as const) {
    const answer = await look(`q=%22%3E%3Cb%3Epadi&${query}`);
    assert.equal(answer.status, 422, query);
    assert.match(answer.text, new RegExp(word));
    assert.match(answer.text, /value="&quot;&gt;&lt;b&gt;padi"/);
    assert.doesNotMatch(answer.text, /<b>padi/);
  }
});

test("tags are found by their beginning and with slips, but never one that only hidden posts carry", async () => {
  await world.says(siti, "Imunisasi #posyandu");
  await world.says(tono, "Diam-diam #posyandu_rahasia", { audience: "followers" });
  await world.says(tono, "Sepi #posyandu_sepi", { audience: "quiet" });
  assert.ok(await finds("kind=tags&q=posy", "#posyandu<"));
  assert.ok(await finds("kind=tags&q=%23posiandu", "#posyandu<"));
  assert.ok(!(await finds("kind=tags&q=posyandu", "posyandu_", siti)));
});

test("a search that ends early leads on, and page by page every match comes once, newest first", async () => {
  const old = await world.person("lama");
  const start = Date.UTC(2021, 0, 5) - 1_577_836_800_000;
  const ids = Array.from({ length: 50 }, (_, index) =>
    ((BigInt(start) + BigInt(index) * 2_592_000_000n) << 22n).toString(),
  );
  await world.pool.query(
    `insert into posts (id, author_id, text, html, audience, thread_id) select id, $2, 'Arsip lumbung', '<p>Arsip lumbung</p>', case when id % 2 = 0 then 'public' else 'local' end, id from unnest($1::bigint[]) as id`,
    [ids, old.account.id],
  );
  const search = {
    words: "lumbung",
    authorId: undefined,
    tag: "",
    since: "0",
    until: "9223372036854775807",
    pictures: false,
  };
  for (const [words, tag] of [
    ["lumbung", ""],
    ["lumbung -tiada", ""],
  ] as const) {
    const seen: string[] = [];
    let until = search.until;
    for (let page = 0; page < 200; page++) {
      const found = await findPosts(world.ctx, siti.account, { ...search, words, tag, until }, -1);
      seen.push(...found.entries.map(({ id }) => id));
      if (!found.older) break;
      until = found.older;
    }
    assert.deepEqual(seen, ids.toReversed());
  }
});

test("the search stands in the corner of every page, and is limited", async () => {
  assert.match((await siti.get("/community")).text, /<a href="\/search">/);
  assert.match((await look("q=")).text, /Apa yang Anda cari/);
  const flood = world.guest().from("203.0.113.9");
  for (let turn = 0; turn < 120; turn++) await flood.get("/search?q=");
  assert.equal((await flood.get("/search?q=")).status, 429);
});
