import assert from "node:assert/strict";
import { test } from "node:test";
import { createEvent } from "../../src/modules/campaigns/events/create-event.ts";
import type { EventDraft } from "../../src/modules/campaigns/events/rules.ts";
import { handleOf, openServers, type Server, talk } from "./servers.ts";

const all = await openServers(["desa", "kota"]);
const [desa, kota] = all as [Server, Server];
const siti = await desa.person("siti");
const tono = await kota.person("tono");
const wati = await kota.person("wati");
await kota.knows(desa, siti);
await tono.post(`/people/${handleOf(desa, siti)}/follow`);
await talk(all);

const starts = new Date(Date.now() + 3 * 86_400_000);
const draft: EventDraft = {
  title: "Kerja bakti sungai",
  about: "Bawa cangkul",
  agenda: "",
  starts_at: starts,
  ends_at: new Date(starts.getTime() + 7_200_000),
  time_zone: "WIB",
  place: "Balai desa",
  address: "Jalan Raya 1",
  map_url: "",
  online_url: "https://rapat.example/rahasia",
  audience: "public",
  capacity: null,
  access_note: "",
  childcare: false,
  access_facts: [],
};

/** An event of Siti's, and the post of it that arrived at the other server. */
async function invites(more: Partial<EventDraft> = {}) {
  const event = await createEvent(desa.ctx, siti.account, { draft: { ...draft, ...more } });
  await talk(all);
  const uri = `${desa.ctx.config.baseUrl.origin}/ap/posts/${event.post_id}`;
  const { rows } = await kota.pool.query("select id from posts where uri = $1", [uri]);
  return { event, uri, copy: rows[0]?.id as string };
}
const guests = async (id: string) =>
  (
    await desa.pool.query(
      "select accounts.handle, state from event_guests join accounts on accounts.id = account_id where event_id = $1 order by event_guests.id",
      [id],
    )
  ).rows.map(({ handle, state }) => `${handle.split("@")[0]} ${state}`);

test("an event is read elsewhere with its day and place; where it is joined by a screen is told to nobody", async () => {
  const { uri, copy } = await invites();
  const page = await tono.get(`/p/${copy}`);
  assert.match(page.text, /Kerja bakti sungai/);
  assert.match(page.text, new RegExp(`Acara di ${desa.host}`));
  assert.match(page.text, /Balai desa/);
  const [article = ""] = /<article[\s\S]*<\/article>/.exec(page.text) ?? [];
  assert.equal(article.match(/Balai desa/g)?.length, 1, "day and place stand in the box alone");
  assert.match(page.text, new RegExp(`href="/p/${copy}/attendance"[^>]*>Saya datang`));
  const answer = await desa.app.request(uri, { headers: { Accept: "application/activity+json" } });
  const document = await answer.text();
  assert.equal(JSON.parse(document).type, "Event");
  assert.equal(JSON.parse(document).startTime, starts.toISOString());
  assert.equal(JSON.parse(document).timezone, "Asia/Jakarta");
  assert.doesNotMatch(document, /rahasia/);
});

test("who comes from another server has a seat, hears so, and gives it back", async () => {
  const { event, copy } = await invites();
  assert.equal((await tono.post(`/p/${copy}/attendance`)).status, 303);
  assert.match((await tono.get(`/p/${copy}/attendance`)).text, /Tunggu kabar/);
  await talk(all);
  assert.deepEqual(await guests(event.id), ["tono going"]);
  assert.match((await tono.get(`/p/${copy}/attendance`)).text, /mencatat bahwa Anda datang/);
  assert.match((await tono.get("/events/mine")).text, /Di server lain[\s\S]*Kerja bakti sungai/);
  await tono.post("/events/calendar");
  const [calendar = ""] = /\/calendars\/[\w-]{43}\.ics/.exec((await tono.get("/events/calendar")).text) ?? [];
  const ics = (await kota.guest().get(calendar)).text.replace(/\r\n /g, "");
  assert.match(
    ics,
    /UID:https?:\/\/[^\r]*\/ap\/posts\/\d+\r\n[\s\S]*SUMMARY:Kerja bakti sungai\r\n[\s\S]*STATUS:CONFIRMED/,
  );
  assert.doesNotMatch((await wati.get("/events/mine")).text, /Kerja bakti sungai/);
  await tono.post(`/p/${copy}/attendance/removal`);
  await talk(all);
  assert.deepEqual(await guests(event.id), ["tono no"]);
  await tono.post(`/p/${copy}/attendance`);
  await talk(all);
  assert.deepEqual(await guests(event.id), ["tono going"]);
});

test("where all seats are taken one waits, and hears when one is free", async () => {
  const { event, copy } = await invites({ capacity: 1 });
  for (const person of [tono, wati]) {
    await person.post(`/p/${copy}/attendance`);
    await talk(all);
  }
  assert.deepEqual(await guests(event.id), ["tono going", "wati waiting"]);
  assert.match((await wati.get(`/p/${copy}/attendance`)).text, /Tunggu kabar/);
  await tono.post(`/p/${copy}/attendance/removal`);
  await talk(all);
  assert.deepEqual(await guests(event.id), ["tono no", "wati going"]);
  assert.match((await wati.get(`/p/${copy}/attendance`)).text, /mencatat bahwa Anda datang/);
});

test("that it is called off is read elsewhere, and nobody can say any more that they come", async () => {
  const { event, copy } = await invites();
  assert.equal((await siti.post(`/events/${event.id}/cancellation`, { reason: "Banjir" })).status, 303);
  await talk(all);
  assert.match((await tono.get(`/p/${copy}`)).text, /Dibatalkan/);
  assert.equal((await tono.post(`/p/${copy}/attendance`)).status, 422);
});

test("what is for this server, or for a group, stays at home", async () => {
  const { event, copy } = await invites({ audience: "local" });
  assert.equal(copy, undefined);
  assert.equal(
    (await desa.app.request(`/ap/posts/${event.post_id}`, { headers: { Accept: "application/activity+json" } })).status,
    404,
  );
});
