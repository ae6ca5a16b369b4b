import { fingerprintOf, newSecret } from "#platform/secrets";
import { attendanceCode } from "../../src/modules/campaigns/events/guests/attendance-code.ts";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** An event of Siti's with guests, one of somebody else's, one that goes on now, and links in mails. */
export type EventStage = Awaited<ReturnType<typeof setEvents>>;

const plan = {
  title: "Rapat warga",
  day: "2027-06-01",
  from: "19:30",
  until: "21:00",
  last_day: "",
  time_zone: "WIB",
  place: "Balai desa",
  address: "Jalan Raya 1",
  map_url: "https://peta.example/1",
  online_url: "https://rapat.example/1",
  capacity: "40",
  about: "Membahas saluran air",
  agenda: "Pembukaan",
  access_sign: "on",
  access_note: "Ada tanjakan",
  childcare: "on",
};

export async function setEvents(world: World, siti: Person, tono: Person) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const made = (organiser: Person, days = 3) =>
    one(
      "insert into events (organiser_id, audience, title, about, starts_at, ends_at, time_zone, place, childcare) values ($1, 'public', 'Senam pagi', 'Bersama', now() + make_interval(days => $2), now() + make_interval(days => $2) + interval '2 hours', 'WIB', 'Lapangan', true) returning id",
      [organiser.account.id, days],
    );
  const [eventId, spare, theirs] = [await made(siti), await made(siti), await made(tono)];
  const today = await made(tono, 0);
  const guest = (name: string, more: string) =>
    one(
      `insert into event_guests (event_id, name, state, mailbox, token_hash) values ($1, $2, 'maybe', ${more}) returning id`,
      [eventId, name],
    );
  const [asked, stands, attends] = [newSecret(), newSecret(), newSecret()];
  await one(
    `insert into event_guests (event_id, name, state, mailbox, token_hash) values ($1, 'Bu Ayu', 'going', sha256('ayu'), $2) returning id`,
    [today, fingerprintOf(attends)],
  );
  const guestIds = [await guest("Pak RT", "null, null"), await guest("Bu RT", "null, null")];
  await guest("Bu Tini", `sha256('tini'), '\\x${fingerprintOf(stands).toString("hex")}'`);
  await world.pool.query(
    "insert into event_requests (token_hash, event_id, mailbox, mailbox_sealed, name) values ($1, $2, sha256('sri'), '\\x00', 'Bu Sri')",
    [fingerprintOf(asked), eventId],
  );
  return {
    eventId,
    spare,
    theirs,
    today,
    guestIds,
    asked,
    stands,
    attends,
    code: attendanceCode(world.ctx, { id: today }),
  };
}

/** Meeting, and who comes. */
export function eventDoors({ world, siti, events }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const open = (path: string, fields: Record<string, string> = {}): Door => ({ by: world.guest(), path, fields });
  const company = { companions: "1", children: "2" };
  const [first = "", second = ""] = events.guestIds.map((id) => `/events/${events.eventId}/guests/${id}`);
  return {
    "POST /events": mine("/events", {
      ...plan,
      audience: "public",
      group: "",
      demand: "",
      repeat: "weekly",
      every: "2",
      times: "3",
      until_day: "",
    }),
    "POST /events/:id/answer": mine(`/events/${events.theirs}/answer`, { ...company, answer: "yes", shown: "on" }),
    "POST /events/:id/seat": open(`/events/${events.theirs}/seat`, {
      ...company,
      name: "Mbah Karto",
      email: "karto@desa.example",
    }),
    "POST /seat/:secret": open(`/seat/${events.asked}`),
    "POST /seat/:secret/attendance": open(`/seat/${events.attends}/attendance`, { code: events.code }),
    "POST /seat/:secret/removal": open(`/seat/${events.stands}/removal`),
    "POST /events/:id/guests": mine(`/events/${events.eventId}/guests`, { ...company, name: "Pak Jaya" }),
    "POST /events/:id/guests/:guest/removal": mine(`${first}/removal`),
    "POST /events/:id/guests/:guest/attendance": mine(`${second}/attendance`),
    "POST /events/:id/guests/:guest/attendance/removal": mine(`${second}/attendance/removal`),
    "POST /events/:id/revisions": mine(`/events/${events.eventId}/revisions`, { ...plan, scope: "one" }),
    "POST /events/:id/cancellation": mine(`/events/${events.spare}/cancellation`, { reason: "Hujan", scope: "one" }),
    "POST /events/:id/minutes": mine(`/events/${events.eventId}/minutes`, { text: "Disepakati hari Sabtu" }),
    "POST /events/calendar": mine("/events/calendar"),
    "POST /events/:id/attendance": mine(`/events/${events.today}/attendance`, { code: events.code }),
  };
}

/** What only who looks after an event does to it. */
export const writesOfOrganisers: readonly string[] = [
  "POST /events/:id/revisions",
  "POST /events/:id/cancellation",
  "POST /events/:id/minutes",
  "POST /events/:id/guests",
  "POST /events/:id/guests/:guest/removal",
  "POST /events/:id/guests/:guest/attendance",
  "POST /events/:id/guests/:guest/attendance/removal",
];

/** Addresses of events that hold no post. */
export const eventPostFree: readonly string[] = [
  "GET /events/new",
  "POST /events",
  "GET /events/:id/answer",
  "POST /events/:id/answer",
  "GET /events/:id/seat",
  "POST /events/:id/seat",
  "GET /events/:id/seat/sent",
  "GET /seat/:secret",
  "POST /seat/:secret",
  "POST /seat/:secret/removal",
  "GET /seat/:secret/attendance",
  "POST /seat/:secret/attendance",
  "GET /events/:id/guests",
  "POST /events/:id/guests",
  "GET /events/:id/guests/sheet",
  "POST /events/:id/guests/:guest/removal",
  "POST /events/:id/guests/:guest/attendance",
  "POST /events/:id/guests/:guest/attendance/removal",
  "GET /events/:id/edit",
  "POST /events/:id/revisions",
  "GET /events/:id/cancellation",
  "POST /events/:id/cancellation",
  "GET /events/:id/minutes",
  "POST /events/:id/minutes",
  "GET /events/:id/poster",
  "GET /events/news/:id",
  "GET /events/calendar",
  "POST /events/calendar",
  "GET /events/:id/attendance",
  "POST /events/:id/attendance",
];

const ours =
  "ACL-01 Visibility matrix of events: on every list each looker meets exactly the events that are theirs to see";
export const eventsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /events": ours,
  "GET /events/mine": ours,
  "GET /events.ics": ours,
  "GET /events/:file": ours,
  "GET /events/:id": ours,
  "GET /events/:id/card.png": ours,
  "GET /groups/:group/events": ours,
  "GET /groups/:group/events.ics": ours,
  "GET /calendars/:file": "ACL-19 a calendar's secret shows what its owner may see now, and ends with membership",
};

/** What becomes of the columns of text that belong to events. */
export const eventColumns = {
  "event_guests.attended": "choice",
  "event_guests.locale": "choice",
  "event_guests.name": "bait",
  "event_guests.state": "choice",
  "event_minutes.text": "bait",
  "event_news.kind": "choice",
  "event_requests.locale": "choice",
  "event_requests.name": "bait",
  "events.about": "bait",
  "events.access_facts": "choice",
  "events.access_note": "bait",
  "events.address": "bait",
  "events.agenda": "bait",
  "events.audience": "choice",
  "events.cancel_reason": "bait",
  "events.map_url": "choice",
  "events.online_url": "choice",
  "events.place": "bait",
  "events.time_zone": "choice",
  "events.title": "bait",
} as const;
