import type pg from "pg";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { type Kind, send } from "./pages.ts";

/** Calendars are files. */
export const eventPageless: readonly string[] = [
  "/events.ics",
  "/events/:file",
  "/groups/:group/events.ics",
  "/calendars/:file",
  "/events/news/:id",
];

/** Every kind of page on which people meet. */
export async function eventKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const one = async (query: string, values: unknown[] = []) =>
    (await pool.query<{ one: string }>(query, values)).rows[0]?.one ?? "";
  const made = (begins: string, more = "null::bigint") =>
    one(
      `insert into events (organiser_id, series_id, audience, title, about, agenda, starts_at, ends_at, time_zone, place, address, map_url, online_url, capacity, seats_taken, access_facts, access_note, childcare)
        select id, ${more}, 'public', 'Posyandu balita dan lansia', 'Bawa buku KIA dan kartu berobat.', 'Pukul 08.00 menimbang', now() + $2::interval, now() + $2::interval + interval '2 hours',
          'WIB', 'Balai RW 03 Krajan', 'Jalan Melati 4', 'https://peta.example/1', 'https://rapat.example/1', 20, 12, '{wheelchair,seats,toilet}', 'Ada tanjakan kecil', true
        from accounts where handle = $1 returning id as one`,
      [old, begins],
    );
  const event = await made("3 days", "1");
  const today = await made("10 minutes");
  await pool.query(
    `insert into event_guests (event_id, account_id, state, companions, children, shown)
      select $1, id, 'going', 0, 1, true from accounts where status = 'active' and kind = 'person' and handle <> 'baru_datang' order by id limit 12`,
    [event],
  );
  await pool.query("insert into event_guests (event_id, name, state) values ($1, 'Pak RT', 'maybe')", [event]);
  await pool.query(
    "insert into event_minutes (event_id, version, text) values ($1, 1, 'Hadir 20 orang.'), ($1, 2, 'Hadir 21 orang.')",
    [event],
  );
  const [asked, stands, attends] = [newSecret(), newSecret(), newSecret()];
  await pool.query(
    "insert into event_guests (token_hash, event_id, mailbox, name, state) values ($1, $2, sha256('c'), 'Bu Ayu', 'going')",
    [fingerprintOf(attends), today],
  );
  await pool.query(
    "insert into event_requests (token_hash, event_id, mailbox, mailbox_sealed, name) values ($1, $2, sha256('a'), '\\x00', 'Bu Sri')",
    [fingerprintOf(asked), event],
  );
  await pool.query(
    "insert into event_guests (token_hash, event_id, mailbox, name, state) values ($1, $2, sha256('b'), 'Bu Tini', 'maybe')",
    [fingerprintOf(stands), event],
  );
  await pool.query(
    "insert into calendars (account_id, secret_hash) select id, sha256('k') from accounts where handle = $1",
    [old],
  );
  const page = (rest: string) => [`/events/${event}${rest}`, `/events/:id${rest}`] as const;
  const wrong = (kind: Kind, to: string): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(to),
  });
  const fresh = own("making an event", "/events/new");
  const answering = { ...own("answering an invitation", ...page("/answer")), as: "baru_datang" };
  const seat = guest("coming without an account", ...page("/seat"));
  const guests = own("the door of an event", ...page("/guests"));
  const changing = own("changing an event", ...page("/edit"));
  const cancelling = own("calling an event off", ...page("/cancellation"));
  const minutes = own("the minutes of an event", ...page("/minutes"));
  const attending = own("typing the code at the door", `/events/${today}/attendance`, "/events/:id/attendance");
  return [
    own("events", "/events"),
    guest("events, for guests", "/events"),
    own("one's events", "/events/mine"),
    { ...own("nobody's events", "/events/mine"), as: "baru_datang" },
    own("one's calendar", "/events/calendar"),
    { ...own("no calendar yet", "/events/calendar"), as: "baru_datang" },
    own("an event", ...page("")),
    guest("an event, for guests", ...page("")),
    fresh,
    wrong(fresh, "/events"),
    answering,
    seat,
    wrong(seat, `/events/${event}/seat`),
    guest("after asking for a seat", ...page("/seat/sent")),
    guest("a seat to confirm", `/seat/${asked}`, "/seat/:secret"),
    guest("a seat one has", `/seat/${stands}`, "/seat/:secret"),
    guest("the code at the door, by link", `/seat/${attends}/attendance`, "/seat/:secret/attendance"),
    { ...guest("a link to a seat that is over", `/seat/${"a".repeat(43)}`, "/seat/:secret"), status: 404 },
    guests,
    wrong(guests, `/events/${event}/guests`),
    own("a list for the door", ...page("/guests/sheet")),
    changing,
    wrong(changing, `/events/${event}/revisions`),
    cancelling,
    wrong(cancelling, `/events/${event}/cancellation`),
    minutes,
    wrong(minutes, `/events/${event}/minutes`),
    guest("minutes, for guests", ...page("/minutes")),
    guest("a poster of an event", ...page("/poster")),
    attending,
    wrong(attending, `/events/${today}/attendance`),
    own("events of a group", "/groups/posyandu_melati/events", "/groups/:group/events"),
  ];
}
