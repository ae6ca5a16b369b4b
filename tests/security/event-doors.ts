import type { World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** An event of Siti's. */
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

export async function setEvents(world: World, siti: { readonly account: { readonly id: string } }) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const made = () =>
    one(
      "insert into events (organiser_id, audience, title, about, starts_at, ends_at, time_zone, place) values ($1, 'public', 'Senam pagi', 'Bersama', now() + interval '3 days', now() + interval '3 days 2 hours', 'WIB', 'Lapangan') returning id",
      [siti.account.id],
    );
  return { eventId: await made() };
}

/** Meeting, and who comes. */
export function eventDoors({ siti }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
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
  };
}

/** Addresses of events that hold no post. */
export const eventPostFree: readonly string[] = ["GET /events/new", "POST /events"];

export const eventsHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /events": "ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file",
  "GET /events/mine":
    "ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file",
  "GET /events.ics":
    "ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file",
  "GET /events/:file":
    "ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file",
  "GET /events/:id":
    "ACL-19 what is for this server or for a group is seen by them alone, on every page and in every file",
};

/** What becomes of the columns of text that belong to events. */
export const eventColumns = {
  "event_guests.attended": "choice",
  "event_guests.name": "bait",
  "event_guests.state": "choice",
  "event_minutes.text": "bait",
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
