import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDay } from "#platform/format";
import { makeWorld, type Person } from "../../../../tests/world.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const [siti, tono, dewi] = [await world.person("siti"), await world.person("tono"), await world.person("dewi")];
const guest = world.guest();
const inDays = (days: number) => formatDay(new Date(Date.now() + days * 86_400_000), "WIB");
const rapat = {
  title: "Rapat warga",
  day: inDays(3),
  from: "19:30",
  until: "21:00",
  time_zone: "WIB",
  place: "Balai desa",
  about: "Membahas saluran air.",
  audience: "public",
};
const idOf = (location: string) => /\/events\/(\d+)$/.exec(location)?.[1] ?? "";
async function plans(person: Person, change: Record<string, string> = {}) {
  const answer = await person.post("/events", { ...rapat, ...change });
  assert.equal(answer.status, 303, answer.text);
  return idOf(answer.location);
}
async function group(handle: string, access: string, members: readonly Person[]) {
  const { rows } = await pool.query("insert into accounts (handle, name, kind) values ($1, $1, 'group') returning id", [
    handle,
  ]);
  const [account] = rows;
  await pool.query("insert into groups (id, access) values ($1, $2)", [account.id, access]);
  for (const [index, { account: one }] of members.entries())
    await pool.query("insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', $3)", [
      account.id,
      one.id,
      index === 0 ? "organiser" : "member",
    ]);
  return account;
}

test("whoever is a member invites; everyone reads when and where, and a post leads there", async () => {
  const id = await plans(siti);
  const page = await guest.get(`/events/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /class="h-event".*Rapat warga/s);
  assert.match(page.text, /19\.30 WIB.*21\.00 WIB/s);
  assert.match((await guest.get("/events")).text, /Rapat warga/);
  assert.match((await siti.get("/events/mine")).text, /Rapat warga/);
  assert.doesNotMatch((await tono.get("/events/mine")).text, /Rapat warga/);
  const { rows } = await pool.query("select post_id from events where id = $1", [id]);
  assert.match((await tono.get(`/p/${rows[0].post_id}`)).text, new RegExp(`/events/${id}`));
  assert.equal((await guest.post("/events", rapat)).status, 403);
  assert.equal((await guest.get("/events/1")).status, 404);
});

test("what is wrong comes back with a sentence, and every word is kept", async () => {
  for (const [wrong, says] of [
    [{ title: " " }, /belum diisi/],
    [{ day: "2026-02-30" }, /Tanggal ini belum benar/],
    [{ from: "25:00" }, /Jam ini belum benar/],
    [{ day: "2020-01-01" }, /sudah lewat/],
    [{ day: inDays(900) }, /dua tahun/],
    [{ last_day: inDays(2) }, /sesudah mulainya/],
    [{ last_day: inDays(40) }, /14 hari/],
    [{ place: "" }, /Isi tempatnya/],
    [{ map_url: "javascript:alert(1)" }, /https:/],
    [{ capacity: "0" }, /angka/],
    [{ capacity: "banyak" }, /angka/],
    [{ audience: "group" }, /Pilih dulu kelompoknya/],
    [{ group: "tak_ada" }, /bukan penggerak/],
    [{ demand: "123" }, /Pilih salah satu/],
    [{ repeat: "weekly", until_day: inDays(1) }, /sesudah mulainya/],
    [{ access_sign: "mungkin" }, /Pilih salah satu/],
  ] as const) {
    const answer = await siti.post("/events", { ...rapat, ...wrong });
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(answer.text, says, JSON.stringify(wrong));
    assert.match(answer.text, /Membahas saluran air/);
  }
});

test("one that ends after midnight, or lasts days, says so", async () => {
  const night = await guest.get(`/events/${await plans(siti, { from: "20:00", until: "01:00" })}`);
  const named = ({ text }: { text: string }) => [...text.slice(text.indexOf("<main")).matchAll(/pukul/g)].length;
  assert.equal(named(night), 2, "both days are named");
  const days = await guest.get(`/events/${await plans(siti, { last_day: inDays(4) })}`);
  assert.equal(named(days), 2);
});

test("one that comes each week is a row for each time, bound together, and is told once", async () => {
  const id = await plans(siti, { title: "Senam pagi", repeat: "weekly", every: "2", times: "4" });
  const { rows } = await pool.query(
    "select starts_at, post_id, series_id from events where series_id = $1 order by starts_at",
    [id],
  );
  assert.equal(rows.length, 4);
  assert.equal(new Set(rows.map(({ post_id }) => post_id)).size, 1);
  assert.equal(rows[1].starts_at.getTime() - rows[0].starts_at.getTime(), 14 * 86_400_000);
});

test("who can come in is told, and the link to a meeting online only to who comes", async () => {
  const id = await plans(siti, {
    access_sign: "on",
    access_wheelchair: "on",
    access_note: "Ada tanjakan kecil",
    childcare: "on",
    online_url: "https://rapat.example/kamar-7",
  });
  const page = (await tono.get(`/events/${id}`)).text;
  assert.match(page, /kursi roda · Juru bahasa isyarat · Ada tanjakan kecil/);
  assert.match(page, /Ada yang menjaga/);
  assert.doesNotMatch(page, /kamar-7/);
  assert.match((await siti.get(`/events/${id}`)).text, /kamar-7/);
  assert.doesNotMatch((await guest.get(`/events/${id}.ics`)).text, /kamar-7/);
});

test("ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file", async () => {
  const open = await group("tani", "public", [siti, tono]);
  const closed = await group("ibu", "private", [siti, tono]);
  const local = await plans(siti, { title: "Kerja bakti server", audience: "local" });
  const inner = await plans(siti, { title: "Rapat pengurus tani", audience: "group", group: "tani" });
  const secret = await plans(siti, { title: "Temu ibu tertutup", group: "ibu" });
  const { rows } = await pool.query("select audience, group_id, post_id from events where id = any($1) order by id", [
    [inner, secret],
  ]);
  assert.deepEqual(
    rows.map(({ audience, group_id, post_id }) => [audience, group_id, post_id !== null]),
    [
      ["group", open.id, false],
      ["group", closed.id, true],
    ],
  );
  const all = [
    [local, /Kerja bakti server/, [siti, tono, dewi]],
    [inner, /Rapat pengurus tani/, [siti, tono]],
    [secret, /Temu ibu tertutup/, [siti, tono]],
  ] as const;
  assert.match((await guest.get("/groups/tani/events")).text, /aria-current="page">Acara/);
  assert.doesNotMatch((await guest.get("/groups/tani/events")).text, /Rapat pengurus tani/);
  assert.match((await tono.get("/groups/tani/events")).text, /Rapat pengurus tani/);
  assert.doesNotMatch((await guest.get("/groups/tani/events.ics")).text, /Rapat pengurus tani/);
  for (const [id, name, seers] of all)
    for (const person of [guest, siti, tono, dewi]) {
      const sees = (seers as readonly unknown[]).includes(person);
      for (const address of [`/events/${id}`, `/events/${id}.ics`])
        assert.equal((await person.get(address)).status, sees ? 200 : 404, address);
      assert.equal(name.test((await person.get("/events")).text), sees);
      assert.doesNotMatch((await person.get("/events.ics")).text, name);
    }
  assert.equal((await tono.post("/events", { ...rapat, group: "ibu" })).status, 422, "a member does not organise");
  await pool.query("update group_members set state = 'banned' where account_id = $1", [tono.account.id]);
  for (const id of [inner, secret]) assert.equal((await tono.get(`/events/${id}`)).status, 404);
});

test("across a block, from somebody suspended, or taken away, an event is not there", async () => {
  const id = await plans(siti, { title: "Acara Siti" });
  await dewi.post("/people/siti/block");
  assert.equal((await dewi.get(`/events/${id}`)).status, 404);
  await dewi.post("/people/siti/block/removal");
  const theirs = await plans(tono, { title: "Acara Tono" });
  await pool.query("update accounts set status = 'suspended' where id = $1", [tono.account.id]);
  assert.equal((await dewi.get(`/events/${theirs}`)).status, 404);
  await pool.query("update accounts set status = 'active' where id = $1", [tono.account.id]);
  await pool.query("update events set removed_at = now() where id = $1", [id]);
  assert.equal((await siti.get(`/events/${id}`)).status, 404);
});

test("a calendar program gets a file, and 304 when nothing changed", async () => {
  const id = await plans(siti, { title: "Posyandu; balita, ibu" });
  const answer = await guest.get("/events.ics");
  assert.equal(answer.headers.get("Content-Type"), "text/calendar; charset=utf-8");
  assert.match(answer.text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(answer.text, /SUMMARY:Posyandu\\; balita\\, ibu\r\n/);
  assert.match(answer.text, new RegExp(`UID:event-${id}@localhost\r\n`));
  const etag = answer.headers.get("ETag") ?? "";
  assert.equal((await guest.get("/events.ics", { "If-None-Match": etag })).status, 304);
  await pool.query("update events set title = 'Lain', sequence = sequence + 1, changed_at = now() where id = $1", [id]);
  assert.equal((await guest.get("/events.ics", { "If-None-Match": etag })).status, 200);
  assert.ok(ctx);
});
