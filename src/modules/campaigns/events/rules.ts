import type { Selectable } from "kysely";
import type { EventGuestsTable, EventsTable } from "#platform/schema";

export type EventRow = Selectable<EventsTable>;
export type Guest = Selectable<EventGuestsTable>;
export type EventAudience = EventRow["audience"];
export type GuestState = Guest["state"];

export const audiences = ["public", "local", "group"] as const satisfies readonly EventAudience[];
/** What makes it possible for more people to come. */
export const accessFacts = ["wheelchair", "sign", "toilet", "seats", "sound", "parking", "quiet", "reading"] as const;
export type AccessFact = (typeof accessFacts)[number];

/** Every limit of events. Lengths count Unicode code points. */
export const eventLimits = {
  title: 120,
  about: 5000,
  agenda: 5000,
  place: 120,
  address: 300,
  url: 500,
  accessNote: 300,
  reason: 500,
  minutes: 8000,
  capacity: 100_000,
  companions: 5,
  children: 10,
  name: 60,
  /** Occurrences of one series, and weeks or months between them. */
  times: 52,
  every: 12,
  /** How long one lasts at most, and how far ahead it may be. */
  days: 14,
  aheadDays: 730,
  /** Days a link in a mail waits to be pressed. */
  linkDays: 30,
  /** Names shown on the event's own page. */
  latest: 10,
} as const;

/** An event, whole, as somebody plans it. */
export type EventDraft = Pick<
  EventRow,
  | "title"
  | "about"
  | "agenda"
  | "starts_at"
  | "ends_at"
  | "time_zone"
  | "place"
  | "address"
  | "map_url"
  | "online_url"
  | "audience"
  | "capacity"
  | "access_note"
  | "childcare"
> & { readonly access_facts: readonly AccessFact[] };

/** Whether an event still takes answers. */
export const isOver = (event: Pick<EventRow, "ends_at">, now: Date): boolean => event.ends_at <= now;
