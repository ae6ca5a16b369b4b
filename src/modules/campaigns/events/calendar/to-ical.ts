import type { EventElsewhere } from "../list-elsewhere.ts";
import type { Event } from "../queries.ts";
import { escapeText, fold } from "./fold.ts";

/** 20261126T070000Z: in UTC, which every calendar program turns into its own clock (RFC 5545, 3.3.5, form 2). */
const moment = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, "");

/**
 * Events as a calendar (RFC 5545). Each occurrence of a series is a VEVENT with a UID of its own, so that one can be moved or
 * cancelled alone. Nothing in it depends on when it is asked for: the same events are the same bytes.
 */
export function toIcal(
  events: readonly Event[],
  name: string,
  baseUrl: URL,
  elsewhere: readonly EventElsewhere[] = [],
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Gaung//Gaung//ID",
    "CALSCALE:GREGORIAN",
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    ...events.flatMap((event) => toVevent(event, baseUrl)),
    ...elsewhere.flatMap((event) => fromElsewhere(event, baseUrl)),
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

function toVevent(event: Event, baseUrl: URL): string[] {
  const { id, title, place, address, about, agenda, organiser, group, sequence, cancelled_at, cancel_reason } = event;
  const { href } = new URL(`/events/${id}`, baseUrl);
  const by = group ?? organiser;
  const knowsLink = event.mine?.state === "going" || event.tends;
  const description = [cancel_reason, about, agenda, knowsLink && event.online_url, href].filter(Boolean).join("\n\n");
  const where = [place, address].filter(Boolean).join(", ");
  return [
    "BEGIN:VEVENT",
    `UID:event-${id}@${baseUrl.hostname}`,
    `DTSTAMP:${moment(event.changed_at)}`,
    `CREATED:${moment(event.made_at)}`,
    `LAST-MODIFIED:${moment(event.changed_at)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${moment(event.starts_at)}`,
    `DTEND:${moment(event.ends_at)}`,
    `SUMMARY:${escapeText(title)}`,
    ...(where ? [`LOCATION:${escapeText(where)}`] : []),
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${href}`,
    ...(by ? [`CONTACT:${escapeText(`${by.name} (@${by.handle})`)}`] : []),
    `STATUS:${cancelled_at ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** One of another server: known by its address there, read on the post it came with. */
function fromElsewhere(event: EventElsewhere, baseUrl: URL): string[] {
  const { href } = new URL(`/p/${event.post_id}`, baseUrl);
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uri)}`,
    `DTSTAMP:${moment(event.said_at)}`,
    `DTSTART:${moment(event.starts_at)}`,
    `DTEND:${moment(event.ends_at)}`,
    `SUMMARY:${escapeText(event.title)}`,
    ...(event.place ? [`LOCATION:${escapeText(event.place)}`] : []),
    `DESCRIPTION:${escapeText(href)}`,
    `URL:${href}`,
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}
