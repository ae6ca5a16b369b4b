import { z } from "zod";
import { line, prose } from "#modules/accounts";
import { formatClock, formatDay, fromLocal } from "#platform/format";
import { type Repeat, repeats } from "./recurrence.ts";
import { accessFacts, audiences, type EventDraft, type EventRow, eventLimits } from "./rules.ts";

const { title, about, agenda, place, address, url, accessNote, capacity, times, every } = eventLimits;
const required = (length: number) => line(length).refine((text) => text.length > 0, "required");
const tick = z
  .enum(["on", ""], "unknownChoice")
  .default("")
  .transform((value) => value === "on");
const web = line(url)
  .default("")
  .refine((text) => text === "" || isWebAddress(text), "addressShape");
/** A whole number between two others, or nothing. */
const number = (least: number, most: number, complaint: string) =>
  line(9)
    .default("")
    .refine((text) => text === "" || (/^\d+$/.test(text) && +text >= least && +text <= most), complaint)
    .transform((text) => (text === "" ? undefined : Number(text)));
const day = line(10).default("");
const clock = line(8).default("");

const when = {
  day: day.refine((text) => text !== "", "required"),
  from: clock.refine((text) => text !== "", "required"),
  until: clock.refine((text) => text !== "", "required"),
  last_day: day,
  time_zone: z.enum(["WIB", "WITA", "WIT"], "unknownChoice"),
};

const facts = Object.fromEntries(accessFacts.map((fact) => [`access_${fact}`, tick]));
const what = {
  title: required(title),
  about: prose(about).default(""),
  agenda: prose(agenda).default(""),
  place: line(place).default(""),
  address: line(address).default(""),
  map_url: web,
  online_url: web,
  capacity: number(1, capacity, "capacityShape"),
  access_note: line(accessNote).default(""),
  childcare: tick,
  ...facts,
};

/** What is true of every form with an event in it: it has a place, it ends after it begins. */
function read(
  sent: z.infer<z.ZodObject<typeof what & typeof when>>,
  issue: z.RefinementCtx,
): Omit<EventDraft, "audience"> {
  const { day, last_day, from, time_zone } = sent;
  const complain = (path: string, message: string) => issue.addIssue({ code: "custom", path: [path], message });
  const starts_at = fromLocal(day, from, time_zone);
  const ends_at = endOf(sent);
  if (!fromLocal(day, "00:00", time_zone)) complain("day", "dayShape");
  else if (!starts_at) complain("from", "timeShape");
  if (last_day && !fromLocal(last_day, "00:00", time_zone)) complain("last_day", "dayShape");
  else if (!ends_at) complain("until", "timeShape");
  else if (starts_at && ends_at <= starts_at) complain("until", "endsBefore");
  else if (starts_at && +ends_at - +starts_at > eventLimits.days * 86_400_000) complain("last_day", "eventLong");
  if (!sent.place && !sent.online_url) complain("place", "eventNowhere");
  const { title, about, agenda, place, address, map_url, online_url, access_note, childcare } = sent;
  const all: Readonly<Record<string, unknown>> = sent;
  return {
    title,
    about,
    agenda,
    place,
    address,
    map_url,
    online_url,
    access_note,
    childcare,
    time_zone,
    starts_at: starts_at ?? new Date(0),
    ends_at: ends_at ?? new Date(0),
    capacity: sent.capacity ?? null,
    access_facts: accessFacts.filter((fact) => all[`access_${fact}`] === true),
  };
}

type When = z.infer<z.ZodObject<typeof when>>;
/** Without a last day it ends on the first, or after midnight when the clock says earlier. */
function endOf({ day, last_day, from, until, time_zone }: When): Date | undefined {
  const end = fromLocal(last_day || day, until, time_zone);
  const start = fromLocal(day, from, time_zone);
  if (!end || last_day || !start || end > start) return end;
  return new Date(end.getTime() + 86_400_000);
}

/** A new event. */
export const newEventForm = z
  .object({
    ...what,
    ...when,
    audience: z.enum(audiences, "unknownChoice"),
    group: line(30).default(""),
    demand: line(19).default(""),
    repeat: z.enum(["none", ...repeats], "unknownChoice").default("none"),
    every: number(1, every, "everyShape"),
    times: number(1, times, "timesShape"),
    until_day: day,
  })
  .transform((sent, issue) => {
    const { audience, group, demand } = sent;
    if (sent.until_day && !fromLocal(sent.until_day, "00:00", sent.time_zone))
      issue.addIssue({ code: "custom", path: ["until_day"], message: "dayShape" });
    return { draft: { ...read(sent, issue), audience }, group, demand, repeat: repeatOf(sent) };
  });

type Repeated = { repeat: string; every?: number | undefined; times?: number | undefined; until_day: string };
function repeatOf({ repeat, every = 1, times, until_day }: Repeated): Repeat | undefined {
  const kind = repeats.find((one) => one === repeat);
  return kind && { kind, every, times, until: until_day || undefined };
}

/** A change of one, or of it and all that follow in its series. */
export const changeForm = z
  .object({ ...what, ...when, scope: z.enum(["one", "following"], "unknownChoice").default("one") })
  .transform((sent, issue) => ({ draft: read(sent, issue), scope: sent.scope }));

/** An event as its form holds it. */
export function toFields(event: EventRow): Record<string, string> {
  const { time_zone, starts_at, ends_at, title, about, agenda, place, address, map_url, online_url, access_note } =
    event;
  const [day, last] = [formatDay(starts_at, time_zone), formatDay(ends_at, time_zone)];
  return {
    title,
    about,
    agenda,
    place,
    address,
    map_url,
    online_url,
    access_note,
    time_zone,
    day,
    from: formatClock(starts_at, time_zone),
    until: formatClock(ends_at, time_zone),
    last_day: last === day ? "" : last,
    capacity: event.capacity === null ? "" : String(event.capacity),
    childcare: event.childcare ? "on" : "",
    ...Object.fromEntries(event.access_facts.map((fact) => [`access_${fact}`, "on"])),
  };
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text);
}
