import assert from "node:assert/strict";
import { test } from "node:test";
import { getPost } from "#modules/posts";
import { makeWorld, type Person } from "../../../tests/world.ts";

const world = await makeWorld();
const { pool } = world;
const siti = await world.person("siti");
const tono = await world.person("tono");
const wati = await world.person("wati");
const guest = world.guest();

const making = { about: "Menimbang balita", place: "Sukamaju", access: "public", question: "", agreement: "" };
async function makes(person: Person, handle: string, change: Record<string, string> = {}): Promise<string> {
  const answer = await person.post("/groups", { ...making, name: `Kelompok ${handle}`, handle, ...change });
  assert.equal(answer.status, 303, answer.text.slice(0, 3000));
  return answer.location;
}
const says = async (person: Person, group: string, text: string, fields: Record<string, string> = {}) => {
  const { rows } = await pool.query("select id from accounts where handle = $1", [group]);
  return person.post("/posts", { text, language: "id", group: rows[0]?.id ?? "0", ...fields });
};
const joins = (person: Person, group: string, fields: Record<string, string> = {}) =>
  person.post(`/groups/${group}/membership`, fields);

test("someone makes a group in three steps and owns it", async () => {
  assert.equal((await siti.get("/groups/new")).status, 200);
  const second = await siti.post("/groups/new/2", { name: "Posyandu Melati", about: "Menimbang balita" });
  assert.match(second.text, /Pengumuman/);
  const third = await siti.post("/groups/new/3", { name: "Posyandu Melati", about: "", access: "public" });
  assert.match(third.text, /value="posyandu_melati"/);
  const made = await siti.post("/groups", { ...making, name: "Posyandu Melati", handle: "posyandu_melati" });
  assert.equal(made.location, "/groups/posyandu_melati");
  const page = await siti.get(made.location);
  assert.match(page.text, /1 anggota/);
  assert.match((await siti.get("/groups")).text, /Pemilik · Terbuka · 1 anggota/);
  assert.equal((await siti.get("/@posyandu_melati")).location, "/groups/posyandu_melati");
});

test("a step that is wrong comes back with every word kept; a handle somebody has is refused", async () => {
  const back = await siti.post("/groups/new/2", { name: "", about: "Untuk tani" });
  assert.equal(back.status, 422);
  assert.match(back.text, /Untuk tani/);
  const taken = await siti.post("/groups", { ...making, name: "Tani", handle: "tono", question: "Dari RT mana?" });
  assert.equal(taken.status, 422);
  assert.match(taken.text, /Dari RT mana\?/);
});

test("in an open group anyone reads, members write, and what they write reaches members with the group's name", async () => {
  await makes(siti, "tani");
  assert.equal((await joins(tono, "tani")).location, "/groups/tani");
  assert.equal((await says(wati, "tani", "Saya bukan anggota")).status, 403);
  assert.equal((await says(siti, "tani", "Pupuk sudah datang")).status, 303);
  await world.settle();
  const home = await tono.get("/");
  assert.match(home.text, /Pupuk sudah datang/);
  assert.match(home.text, /Di <a href="\/groups\/tani">Kelompok tani<\/a>/);
  assert.doesNotMatch(home.text, /Dibagikan oleh/);
  assert.match((await guest.get("/groups/tani")).text, /Pupuk sudah datang/);
  assert.doesNotMatch((await wati.get("/")).text, /Pupuk sudah datang/);
  const { rows } = await pool.query("select shares_count, audience from posts where text = 'Pupuk sudah datang'");
  assert.deepEqual(rows, [{ shares_count: 0, audience: "public" }]);
});

test("whoever joins finds the latest on their home at once; whoever leaves no longer does, and their posts stay", async () => {
  await makes(siti, "karang");
  await says(siti, "karang", "Rapat Minggu");
  await world.settle();
  await joins(tono, "karang");
  await says(tono, "karang", "Saya bawa tikar");
  await world.settle();
  assert.match((await tono.get("/")).text, /Rapat Minggu/);
  assert.equal((await tono.post("/groups/karang/membership/removal")).status, 303);
  await world.settle();
  assert.doesNotMatch((await tono.get("/")).text, /Rapat Minggu/);
  assert.match((await guest.get("/groups/karang")).text, /Saya bawa tikar/);
  assert.equal((await says(tono, "karang", "Masih di sini?")).status, 403);
});

test("a member keeps a group off their home and stays in it", async () => {
  await makes(siti, "ronda");
  await joins(tono, "ronda");
  await tono.post("/groups/ronda/quiet");
  await says(siti, "ronda", "Jadwal ronda malam");
  await world.settle();
  assert.doesNotMatch((await tono.get("/")).text, /Jadwal ronda malam/);
  assert.match((await tono.get("/groups/ronda/membership")).text, /Tampilkan lagi/);
});

test("in a group for announcements organisers begin and members answer, others do not", async () => {
  await makes(siti, "kabar_desa", { access: "announce" });
  await joins(tono, "kabar_desa");
  assert.equal((await says(tono, "kabar_desa", "Halo")).status, 403);
  await says(siti, "kabar_desa", "Air mati Senin");
  const { rows } = await pool.query("select id from posts where text = 'Air mati Senin'");
  const answer = (person: Person) =>
    person.post(`/p/${rows[0].id}/replies`, { text: "Sampai kapan?", audience: "public" });
  assert.equal((await answer(tono)).status, 303);
  assert.equal((await answer(wati)).status, 403);
});

test("a closed group shows what it is for to others, and what is said in it to members alone, until they leave", async () => {
  await makes(siti, "curhat", {
    access: "private",
    question: "Anda dari RT berapa?",
    agreement: "Cerita tetap di sini.",
  });
  const join = await tono.get("/groups/curhat/join");
  assert.match(join.text, /Anda dari RT berapa\?/);
  assert.equal((await joins(tono, "curhat")).status, 422);
  const disagrees = await joins(tono, "curhat", { answer: "RT 05" });
  assert.equal(disagrees.status, 422);
  assert.match(disagrees.text, /RT 05/);
  assert.equal((await joins(tono, "curhat", { answer: "RT 05", agree: "on" })).status, 303);
  assert.match((await tono.get("/groups/curhat")).text, /Tunggu jawaban penggerak/);
  await says(siti, "curhat", "Rahasia hati");
  await world.settle();
  const { rows } = await pool.query("select id, audience from posts where text = 'Rahasia hati'");
  assert.equal(rows[0].audience, "group");
  for (const other of [tono, guest]) {
    assert.doesNotMatch((await other.get("/groups/curhat")).text, /Rahasia hati/);
    assert.equal((await other.get(`/p/${rows[0].id}`)).status, 404);
  }
  assert.match((await siti.get("/groups/curhat")).text, /Rahasia hati/);
  await assert.rejects(getPost(world.ctx, tono.account, rows[0].id));
});

test("a group for the invited is not there for anyone else", async () => {
  await makes(siti, "panitia", { access: "invite" });
  for (const path of ["/groups/panitia", "/groups/panitia/join", "/groups/panitia/about", "/@panitia"])
    for (const other of [tono, guest]) {
      const answer = await other.get(path);
      assert.equal(answer.status === 303 ? (await other.get(answer.location)).status : answer.status, 404, path);
    }
  assert.equal((await joins(tono, "panitia")).status, 404);
  assert.doesNotMatch((await tono.get("/groups?q=panitia")).text, /Kelompok panitia/);
});

test("the last owner hands over before they go; alone, they close the group", async () => {
  await makes(siti, "bubar");
  await joins(tono, "bubar");
  assert.equal((await siti.post("/groups/bubar/membership/removal")).status, 422);
  await tono.post("/groups/bubar/membership/removal");
  await siti.post("/groups/bubar/membership/removal");
  assert.equal((await siti.get("/groups/bubar")).status, 404);
});

test("several parts, a draft and pictures keep to their group", async () => {
  await makes(siti, "musik", { access: "private" });
  const longer = await says(siti, "musik", "Bagian satu", { part_2: "Bagian dua" });
  assert.equal(longer.status, 303);
  const { rows } = await pool.query(
    "select distinct audience, group_id::text = (select id::text from accounts where handle = 'musik') as here from posts where text like 'Bagian %'",
  );
  assert.deepEqual(rows, [{ audience: "group", here: true }]);
  await says(siti, "musik", "Nanti dulu", { "do.save": "" });
  const { rows: drafts } = await pool.query("select id from drafts where account_id = $1", [siti.account.id]);
  assert.match((await siti.get(`/drafts/${drafts[0].id}`)).text, /Kelompok musik/);
});
