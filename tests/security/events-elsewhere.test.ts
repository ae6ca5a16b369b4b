import assert from "node:assert/strict";
import { test } from "node:test";
import { createEvent } from "../../src/modules/campaigns/events/create-event.ts";
import { openServers, type Peer } from "../other-servers.ts";
import { makeWorld, type Person } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const jauh = servers.server("jauh.test");
const budi = jauh.person("budi");
const mallory = servers.server("evil.test").person("mallory");
const siti = await world.person("siti");
const tono = await world.person("tono");
const rows = async (query: string, ...values: unknown[]) => (await world.pool.query(query, values)).rows;

async function tells(by: Peer, activity: Record<string, unknown>): Promise<void> {
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  await by.sends(activity);
  await servers.settle();
}

const soon = (days: number) => new Date(Date.now() + days * 86_400_000);
const details = {
  type: "Event",
  name: "Kerja bakti",
  startTime: soon(2).toISOString(),
  endTime: soon(3).toISOString(),
  joinMode: "free",
};
async function invites(more: Record<string, unknown> = {}) {
  const note = budi.note("<p>Bawa cangkul</p>", { ...details, ...more });
  await tells(budi, budi.does("Create", note));
  const [post] = await rows("select id from posts where uri = $1", note["id"]);
  const [kept] = await rows("select * from remote_events where post_id = $1", post?.id ?? "0");
  return { id: post?.id as string, kept, note };
}

async function ours(audience: "public" | "local" = "public") {
  const starts_at = soon(2);
  const event = await createEvent(world.ctx, siti.account, {
    draft: {
      title: "Rapat warga",
      about: "Saluran air",
      agenda: "",
      starts_at,
      ends_at: soon(3),
      time_zone: "WIB",
      place: "Balai",
      address: "",
      map_url: "",
      online_url: "",
      audience,
      capacity: null,
      access_note: "",
      childcare: false,
      access_facts: [],
    },
  });
  return { id: event.id, uri: `http://localhost:3000/ap/posts/${event.post_id}` };
}
const guests = async (id: string) =>
  (
    await rows(
      "select handle, state from event_guests join accounts on accounts.id = account_id where event_id = $1 order by handle",
      id,
    )
  ).map(({ handle, state }) => `${String(handle).split("@")[0]} ${state}`);

test("An event of another server is read and joined by exactly those who see its post", async () => {
  const { id: open } = await invites();
  const { id: narrow } = await invites({
    to: [`http://localhost:3000/ap/users/${siti.account.id}`, budi.followers],
    cc: [],
  });
  const tries = async (person: Person, id: string) => [
    (await person.get(`/p/${id}/attendance`)).status,
    (await person.post(`/p/${id}/attendance`)).status,
    (await person.post(`/p/${id}/attendance/removal`)).status,
  ];
  assert.deepEqual(await tries(tono, open), [200, 303, 303]);
  assert.deepEqual(await tries(siti, narrow), [200, 303, 303]);
  assert.deepEqual(await tries(tono, narrow), [404, 404, 404]);
});

test("What an event says that is too long, too far or no date is brought within our limits, or is no event", async () => {
  const { kept } = await invites({
    startTime: "9999-01-01T00:00:00Z",
    endTime: "1999-01-01T00:00:00Z",
    location: {
      type: "Place",
      name: "a".repeat(10_000),
      address: { streetAddress: ["x"], addressLocality: "b".repeat(10_000) },
    },
    maximumAttendeeCapacity: 1e300,
    remainingAttendeeCapacity: -4,
    participantCount: "9",
    joinMode: { x: 1 },
    "ical:status": ["CANCELLED"],
  });
  assert.equal(kept.place.length, 150);
  assert.ok(kept.address.length <= 300 && kept.ends_at > kept.starts_at);
  assert.deepEqual(
    [kept.capacity, kept.remaining, kept.participants, kept.join_mode, kept.status],
    [2_000_000_000, 0, null, "external", "confirmed"],
  );
  assert.equal((await invites({ startTime: "besok" })).kept, undefined);
});

test("Mobilizon's way: an event with a place in parts, and what it says later of itself", async () => {
  const { id, kept, note } = await invites({
    actor: budi.uri,
    timezone: "Asia/Jakarta",
    location: {
      id: `${jauh.origin}/address/1`,
      type: "Place",
      name: "Balai warga",
      latitude: -6.2,
      longitude: 106.8,
      address: {
        type: "PostalAddress",
        streetAddress: "Jalan Melati 3",
        addressLocality: "Bogor",
        addressCountry: "Indonesia",
        addressRegion: null,
        postalCode: "16111",
      },
    },
    joinMode: "restricted",
    repliesModerationOption: "allow_all",
    anonymousParticipationEnabled: true,
    commentsEnabled: true,
    participantCount: 4,
    maximumAttendeeCapacity: 0,
    "ical:status": "TENTATIVE",
    category: "MEETING",
    draft: false,
  });
  assert.deepEqual(
    [kept.place, kept.address, kept.capacity, kept.participants, kept.status, kept.join_mode],
    ["Balai warga", "Jalan Melati 3, 16111, Bogor", null, 4, "tentative", "restricted"],
  );
  await tono.post(`/p/${id}/attendance`);
  const [sent] = await rows("select uri from answers_elsewhere where post_id = $1", id);
  const organiser = jauh.person("organiser");
  await tells(organiser, organiser.does("Accept", { id: sent.uri, type: "Join", actor: "x", object: note["id"] }));
  assert.equal((await rows("select state from answers_elsewhere where uri = $1", sent.uri))[0].state, "accepted");
  const updated = { ...note, ...details, "ical:status": "CANCELLED", updated: new Date().toISOString() };
  await tells(budi, budi.does("Update", updated));
  assert.equal((await rows("select status from remote_events where post_id = $1", id))[0].status, "cancelled");
});

test("Only the host of an event says who comes to it", async () => {
  const { id, note } = await invites();
  await tono.post(`/p/${id}/attendance`);
  const [sent] = await rows("select uri from answers_elsewhere where post_id = $1", id);
  const state = async () => (await rows("select state from answers_elsewhere where uri = $1", sent.uri))[0].state;
  await tells(mallory, mallory.does("Accept", sent.uri));
  await tells(mallory, mallory.does("Reject", { id: sent.uri, type: "Join", actor: budi.uri, object: note["id"] }));
  await tells(mallory, { ...mallory.does("Accept", sent.uri), actor: budi.uri });
  assert.equal(await state(), "asked");
  await tells(budi, budi.does("Reject", sent.uri));
  assert.equal(await state(), "refused");
});

test("Nobody comes in another's name, nor to what is not theirs to see; what comes again changes nothing", async () => {
  const [open, local] = [await ours(), await ours("local")];
  const wati = jauh.person("wati");
  const join = budi.does("Join", open.uri);
  await tells(budi, join);
  await tells(mallory, { ...mallory.does("Join", open.uri), actor: wati.uri });
  await tells(mallory, mallory.does("Join", local.uri));
  await tells(mallory, mallory.does("Leave", open.uri));
  await tells(mallory, mallory.does("Undo", { ...join, actor: mallory.uri }));
  await tells(mallory, mallory.does("Undo", join["id"]));
  assert.deepEqual([await guests(open.id), await guests(local.id)], [["budi going"], []]);
  await tells(budi, budi.does("Undo", join));
  assert.deepEqual(await guests(open.id), ["budi no"]);
  await tells(budi, join);
  assert.deepEqual(await guests(open.id), ["budi no"]);
  await tells(budi, budi.does("Join", open.uri));
  await tells(budi, budi.does("Leave", open.uri));
  assert.deepEqual(await guests(open.id), ["budi no"]);
});
