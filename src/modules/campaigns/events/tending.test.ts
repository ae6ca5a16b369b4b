import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDay } from "#platform/format";
import { lettersOf } from "../../../../tests/signing.ts";
import { makeWorld, type Person } from "../../../../tests/world.ts";
import { forgetGuests } from "./forget-guests.ts";
import { remindGuests } from "./remind-guests.ts";

const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
const { ctx, pool } = world;
const [siti, tono, dewi] = [await world.person("siti"), await world.person("tono"), await world.person("dewi")];
const guest = world.guest();
const inDays = (days: number) => formatDay(new Date(Date.now() + days * 86_400_000), "WIB");
const rapat = {
  title: "Rapat warga",
  day: inDays(10),
  from: "19:30",
  until: "21:00",
  time_zone: "WIB",
  place: "Balai desa",
};
async function plans(change: Record<string, string> = {}) {
  const answer = await siti.post("/events", { ...rapat, audience: "public", ...change });
  assert.equal(answer.status, 303, answer.text);
  return /\d+$/.exec(answer.location)?.[0] ?? "";
}
const row = async (id: string) => (await pool.query("select * from events where id = $1", [id])).rows[0];
const newsOf = async (person: Person) => {
  await world.settle();
  return (await person.get("/notifications")).text;
};
async function mailed(id: string, email: string) {
  await guest.post(`/events/${id}/seat`, { name: "Mbah Karto", email });
  const letter = (await lettersOf(world)).findLast(({ to }) => to === email);
  const link = /\/seat\/[\w-]{43}/.exec(letter?.text ?? "")?.[0] ?? "";
  assert.equal((await guest.post(link)).status, 303);
  return link;
}
const lastTo = async (email: string) => (await lettersOf(world)).findLast(({ to }) => to === email)?.subject ?? "";

test("an event that moves is told to whoever comes, by news or by mail, each time, and to nobody else", async () => {
  const id = await plans();
  await tono.post(`/events/${id}/answer`);
  await mailed(id, "karto@desa.example");
  assert.equal((await siti.get(`/events/${id}/edit`)).status, 200);
  assert.equal((await tono.post(`/events/${id}/revisions`, rapat)).status, 403);
  assert.equal((await siti.post(`/events/${id}/revisions`, { ...rapat, title: "Rapat RT" })).status, 303);
  assert.doesNotMatch(await newsOf(tono), /berubah/, "another title is no reason to disturb people");
  assert.equal((await siti.post(`/events/${id}/revisions`, { ...rapat, place: "Masjid" })).status, 303);
  assert.match(await newsOf(tono), /Waktu atau tempat acara Anda berubah/);
  assert.match(await lastTo("karto@desa.example"), /Ada perubahan/);
  assert.doesNotMatch(await newsOf(dewi), /berubah/);
  const link = /\/events\/news\/\d+/.exec(await newsOf(tono))?.[0] ?? "";
  assert.equal((await tono.get(link)).location, `/events/${id}`);
  await siti.post(`/events/${id}/revisions`, { ...rapat, place: "Sekolah" });
  await world.settle();
  const { rows } = await pool.query("select from notification_entries where kind = 'event-moved'");
  assert.equal(rows.length, 2);
  assert.equal((await row(id)).sequence, 3);
});

test("by mail nothing is told of an event that not everybody may see any more", async () => {
  const id = await plans({ place: "Tempat rahasia" });
  await mailed(id, "sulastri@desa.example");
  await siti.post(`/events/${id}/revisions`, { ...rapat, place: "Masjid" });
  await pool.query("update accounts set status = 'suspended' where id = $1", [siti.account.id]);
  const before = await lastTo("sulastri@desa.example");
  await world.settle();
  assert.equal(await lastTo("sulastri@desa.example"), before);
  await pool.query("update accounts set status = 'active' where id = $1", [siti.account.id]);
});

test("of a series one is changed, or it and all that follow by as much", async () => {
  const id = await plans({ repeat: "weekly", times: "4" });
  const { rows } = await pool.query("select id, starts_at from events where series_id = $1 order by starts_at", [id]);
  const [, second, third, fourth] = rows;
  const change = { ...rapat, day: inDays(18), from: "20:00", until: "21:00" };
  await siti.post(`/events/${second.id}/revisions`, { ...change, scope: "following" });
  assert.equal((await row(id)).starts_at.getTime(), rows[0].starts_at.getTime());
  const later = 86_400_000 + 1_800_000;
  for (const one of [second, third, fourth])
    assert.equal((await row(one.id)).starts_at.getTime(), one.starts_at.getTime() + later);
  await siti.post(`/events/${third.id}/cancellation`, { reason: "Libur", scope: "one" });
  assert.ok((await row(third.id)).cancelled_at);
  assert.equal((await row(fourth.id)).cancelled_at, null);
  await siti.post(`/events/${second.id}/cancellation`, { reason: "Balai dibangun", scope: "following" });
  assert.ok((await row(fourth.id)).cancelled_at);
  assert.equal((await row(id)).cancelled_at, null);
});

test("more seats go to who waits; fewer than are taken there cannot be", async () => {
  const id = await plans({ capacity: "1" });
  await tono.post(`/events/${id}/answer`);
  await dewi.post(`/events/${id}/answer`);
  const fewer = await siti.post(`/events/${id}/revisions`, { ...rapat, capacity: "2" });
  assert.equal(fewer.status, 303);
  assert.equal((await row(id)).seats_taken, 2);
  assert.match(await newsOf(dewi), /Ada kursi untuk Anda/);
  const refused = await siti.post(`/events/${id}/revisions`, { ...rapat, capacity: "1" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Sudah 2 kursi terisi/);
});

test("one that is called off says why, on its page, in calendars and to its guests, and takes nobody any more", async () => {
  const id = await plans({ title: "Panen raya" });
  await tono.post(`/events/${id}/answer`);
  await mailed(id, "sri@desa.example");
  assert.equal((await siti.post(`/events/${id}/cancellation`, { reason: "" })).status, 422);
  assert.equal((await siti.post(`/events/${id}/cancellation`, { reason: "Banjir" })).status, 303);
  assert.match((await guest.get(`/events/${id}`)).text, /Acara ini batal.*Banjir/s);
  const file = (await guest.get(`/events/${id}.ics`)).text;
  assert.match(file, /STATUS:CANCELLED\r\n/);
  assert.match(file, /SEQUENCE:1\r\n/);
  assert.match(await newsOf(tono), /Satu acara Anda batal/);
  assert.match(await lastTo("sri@desa.example"), /^Batal/);
  assert.equal((await dewi.post(`/events/${id}/answer`)).status, 422);
  assert.equal((await siti.post(`/events/${id}/cancellation`, { reason: "Lagi" })).status, 422);
  assert.equal((await siti.post(`/events/${id}/revisions`, rapat)).status, 422);
});

test("whoever comes is reminded a day and an hour before, once each, and not of what was planned later than that", async () => {
  const old = "made_at = now() - interval '9 days', changed_at = now() - interval '9 days'";
  const [near, late, soon] = [await plans({ title: "Besok" }), await plans(), await plans({ title: "Segera" })];
  for (const [id, hours, change] of [
    [near, 23, old],
    [late, 23, "place = place"],
    [soon, 0.9, old],
  ] as const) {
    await tono.post(`/events/${id}/answer`);
    await pool.query(
      `update events set starts_at = now() + make_interval(mins => $2), ends_at = now() + interval '2 days', ${change} where id = $1`,
      [id, hours * 60],
    );
  }
  await mailed(near, "jaya@desa.example");
  await remindGuests(ctx);
  await remindGuests(ctx);
  const { rows } = await pool.query(
    "select event_id, kind from event_news where event_id = any($1) order by event_id, kind",
    [[near, late, soon]],
  );
  assert.deepEqual(rows, [
    { event_id: near, kind: "tomorrow" },
    { event_id: soon, kind: "soon" },
    { event_id: soon, kind: "tomorrow" },
  ]);
  assert.match(await newsOf(tono), /mulai dalam satu jam/);
  assert.match(await lastTo("jaya@desa.example"), /^Sebentar lagi/);
  await tono.post(`/events/${soon}/answer`, { answer: "no" });
  assert.doesNotMatch(await newsOf(tono), /mulai dalam satu jam/);
});

test("what was decided is written by who looks after it, read by who sees the event, and every version stays", async () => {
  const id = await plans();
  assert.equal((await tono.post(`/events/${id}/minutes`, { text: "Palsu" })).status, 403);
  await siti.post(`/events/${id}/minutes`, { text: "Iuran sepuluh ribu" });
  await siti.post(`/events/${id}/minutes`, { text: "Iuran lima ribu" });
  assert.match((await guest.get(`/events/${id}/minutes`)).text, /lima ribu.*Catatan sebelumnya.*sepuluh ribu/s);
  assert.match((await guest.get(`/events/${id}`)).text, /\/minutes"/);
  assert.equal((await guest.get(`/events/${id}/poster`)).status, 200);
});

test("ACL-19 a calendar's secret shows what its owner may see now, and ends with membership", async () => {
  const { rows: made } = await pool.query(
    "insert into accounts (handle, name, kind) values ('kelompok_tani', 'Kelompok Tani', 'group') returning id",
  );
  const [account] = made;
  await pool.query("insert into groups (id, access) values ($1, 'private')", [account.id]);
  for (const [person, role] of [
    [siti, "owner"],
    [tono, "member"],
  ] as const)
    await pool.query("insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', $3)", [
      account.id,
      person.account.id,
      role,
    ]);
  const secret = await plans({ title: "Tanam bersama", group: "kelompok_tani", online_url: "https://rapat.example/7" });
  assert.equal((await tono.post("/events/calendar")).status, 303);
  const addressOf = async () =>
    /\/calendars\/[\w-]{43}\.ics/.exec((await tono.get("/events/calendar")).text)?.[0] ?? "";
  const address = await addressOf();
  assert.match((await guest.get(address)).text, /Tanam bersama/);
  assert.doesNotMatch((await guest.get(address)).text, /rapat\.example/);
  await tono.post(`/events/${secret}/answer`);
  assert.match((await guest.get(address)).text.replaceAll("\r\n ", ""), /rapat\.example\/7/);
  for (const page of ["/groups/kelompok_tani/events", "/groups/kelompok_tani/events.ics"]) {
    assert.equal((await guest.get(page)).status, 404, page);
    assert.equal((await dewi.get(page)).status, 404, page);
  }
  assert.match((await tono.get("/groups/kelompok_tani/events")).text, /Tanam bersama/);
  await pool.query("delete from group_members where account_id = $1", [tono.account.id]);
  assert.doesNotMatch((await guest.get(address)).text, /Tanam bersama/);
  assert.doesNotMatch(await newsOf(tono), /Tanam/);
  await tono.post("/events/calendar");
  assert.equal((await guest.get(address)).status, 404, "the old address ends");
  const fresh = await addressOf();
  assert.equal((await guest.get(fresh)).status, 200);
  await pool.query("update accounts set status = 'suspended' where id = $1", [tono.account.id]);
  assert.equal((await guest.get(fresh)).status, 404);
  await pool.query("update accounts set status = 'active' where id = $1", [tono.account.id]);
});

test("what is over is found again with its minutes, the latest first, by exactly those who may see it", async () => {
  const { rows: made } = await pool.query(
    "insert into accounts (handle, name, kind) values ('kelompok_lama', 'Kelompok Lama', 'group') returning id",
  );
  await pool.query("insert into groups (id, access) values ($1, 'private')", [made[0].id]);
  await pool.query(
    "insert into group_members (group_id, account_id, state) select $1, unnest($2::bigint[]), 'member'",
    [made[0].id, [siti.account.id, tono.account.id]],
  );
  await pool.query(
    `insert into events (organiser_id, group_id, audience, title, starts_at, ends_at, time_zone)
      select $1, $2, 'group', 'Rapat lama ' || to_char(n, 'FM00'), now() - make_interval(days => n), now() - make_interval(days => n) + interval '1 hour', 'WIB'
      from generate_series(1, 45) n`,
    [siti.account.id, made[0].id],
  );
  const titles: string[] = [];
  for (let next: string | undefined = "/groups/kelompok_lama/events?past"; next; ) {
    const { text } = await tono.get(next);
    titles.push(...[...text.matchAll(/Rapat lama \d\d/g)].map(([title]) => title));
    next = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
  }
  assert.deepEqual(
    titles,
    Array.from({ length: 45 }, (_, index) => `Rapat lama ${String(index + 1).padStart(2, "0")}`),
  );
  assert.doesNotMatch((await tono.get("/groups/kelompok_lama/events")).text, /Rapat lama/);
  assert.match((await siti.get("/events/mine?past")).text, /Rapat lama 01/);
  assert.equal((await dewi.get("/groups/kelompok_lama/events?past")).status, 404);
  for (const person of [dewi, guest]) assert.doesNotMatch((await person.get("/events?past")).text, /Rapat lama/);
});

test("an event is reported, taken away with its post, and comes back whole", async () => {
  const id = await plans({ title: "Undian palsu" });
  assert.equal((await tono.get(`/report/event/${id}`)).status, 200);
  const { post_id } = await row(id);
  const { eventThing } = await import("./reported.ts");
  await eventThing.remove?.(ctx, id);
  for (const path of [`/events/${id}`, `/p/${post_id}`]) assert.equal((await tono.get(path)).status, 404, path);
  await eventThing.restore?.(ctx, id);
  for (const path of [`/events/${id}`, `/p/${post_id}`]) assert.equal((await tono.get(path)).status, 200, path);
});

test("thirty days afterwards nothing is left of the addresses of guests", async () => {
  const id = await plans();
  await mailed(id, "lama@desa.example");
  await pool.query(
    "update events set starts_at = now() - interval '32 days', ends_at = now() - interval '31 days' where id = $1",
    [id],
  );
  await forgetGuests(ctx);
  const { rows } = await pool.query(
    "select mailbox, mailbox_sealed, token_hash, name from event_guests where event_id = $1",
    [id],
  );
  assert.deepEqual(rows, [{ mailbox: null, mailbox_sealed: null, token_hash: null, name: "Mbah Karto" }]);
});
