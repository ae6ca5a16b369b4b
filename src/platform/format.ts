import type { Locale } from "./i18n.ts";
import { type TimeZoneName, timeZones } from "./reader.ts";

/*
 * Numbers, money and dates as people in Indonesia write them, in each language of the interface.
 * A page calls these some twenty times. Hence every Intl formatter is made once, when the file loads, and
 * clock times are plain arithmetic: WIB, WITA and WIT are whole hours ahead of UTC and know no summer time.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const hoursAheadOfUtc: Record<TimeZoneName, number> = { WIB: 7, WITA: 8, WIT: 9 };

const phrases = {
  id: { now: "baru saja", minutes: " mnt", hours: " jam", yesterday: "kemarin", at: " pukul ", colon: "." },
  en: { now: "just now", minutes: " min", hours: " hr", yesterday: "yesterday", at: " at ", colon: ":" },
} as const;

const numbers = {
  id: new Intl.NumberFormat("id"),
  en: new Intl.NumberFormat("en"),
};
const compactNumbers = {
  id: new Intl.NumberFormat("id", { notation: "compact" }),
  en: new Intl.NumberFormat("en", { notation: "compact" }),
};
const shortDates = dates({ day: "numeric", month: "short" });
const shortDatesWithYear = dates({ day: "numeric", month: "short", year: "numeric" });
const longDates = dates({ day: "numeric", month: "long", year: "numeric" });
const fullDates = dates({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** 12.500 · 12,500 */
export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** For counts under a post: 31 · 1,3 rb · 13 rb (English 1.3K · 13K). The space does not break. */
export function formatCompact(value: number, locale: Locale): string {
  return value >= 0 && value < 1000 ? String(Math.floor(value)) : compactNumbers[locale].format(value);
}

/** Whole rupiah, written without a space: Rp12.500 · Rp12,500 · -Rp500 */
export function formatMoney(rupiah: number, locale: Locale): string {
  const whole = Math.round(rupiah);
  return `${whole < 0 ? "-" : ""}Rp${numbers[locale].format(Math.abs(whole))}`;
}

/** 14.05 WIB · 14:05 WIB */
export function formatTime(date: Date, locale: Locale, zone: TimeZoneName): string {
  const { minuteOfDay } = localDay(date, zone);
  const hours = String(Math.floor(minuteOfDay / 60)).padStart(2, "0");
  const minutes = String(minuteOfDay % 60).padStart(2, "0");
  return `${hours}${phrases[locale].colon}${minutes} ${zone}`;
}

/** 23 November 2026 */
export function formatDate(date: Date, locale: Locale, zone: TimeZoneName): string {
  return longDates[locale][zone].format(date);
}

/** Senin, 23 November 2026 pukul 14.05 WIB · Monday, 23 November 2026 at 14:05 WIB */
export function formatDateTime(date: Date, locale: Locale, zone: TimeZoneName): string {
  return fullDates[locale][zone].format(date) + phrases[locale].at + formatTime(date, locale, zone);
}

/**
 * How long ago, in few letters: baru saja · 3 mnt · 2 jam · kemarin · 21 Nov · 21 Nov 2025.
 * Hours are counted up to twelve, even past midnight. A time to come, but for a minute of clock error, is shown as its date.
 */
export function formatRelative(date: Date, now: Date, locale: Locale, zone: TimeZoneName): string {
  const ago = now.getTime() - date.getTime();
  const phrase = phrases[locale];
  if (ago >= -minute) {
    if (ago < minute) return phrase.now;
    if (ago < hour) return Math.floor(ago / minute) + phrase.minutes;
    const daysBack = ago < 2 * day ? localDay(now, zone).number - localDay(date, zone).number : 2;
    if (ago < 12 * hour || daysBack === 0) return Math.floor(ago / hour) + phrase.hours;
    if (daysBack === 1) return phrase.yesterday;
  }
  const sameYear = localYear(date, zone) === localYear(now, zone);
  return (sameYear ? shortDates : shortDatesWithYear)[locale][zone].format(date);
}

/** For machines: 2026-11-23, the day on the reader's calendar. */
export function formatDay(date: Date, zone: TimeZoneName): string {
  return new Date(date.getTime() + hoursAheadOfUtc[zone] * hour).toISOString().slice(0, 10);
}

/** For machines: 14:05, on the reader's clock. */
export function formatClock(date: Date, zone: TimeZoneName): string {
  return new Date(date.getTime() + hoursAheadOfUtc[zone] * hour).toISOString().slice(11, 16);
}

/**
 * The moment at which the reader's clock shows this day (2026-11-23, 23-11-2026, 23/11/2026) and this time (07:30,
 * 7.30). Undefined for what is no day or no time.
 */
export function fromLocal(day: string, time: string, zone: TimeZoneName): Date | undefined {
  const on = (yearFirst.exec(day) ?? dayFirst.exec(day))?.groups;
  const at = clock.exec(time)?.groups;
  if (!on || !at) return undefined;
  const midnight = Date.UTC(Number(on["year"]), Number(on["month"]) - 1, Number(on["day"]));
  if (new Date(midnight).getUTCDate() !== Number(on["day"])) return undefined;
  return new Date(midnight + (Number(at["hour"]) - hoursAheadOfUtc[zone]) * hour + Number(at["minute"]) * minute);
}
const yearFirst = /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)$/;
const dayFirst = /^(?<day>\d\d?)[-/](?<month>\d\d?)[-/](?<year>\d{4})$/;
const clock = /^(?<hour>[01]?\d|2[0-3])[.:](?<minute>[0-5]\d)(?::\d\d)?$/;

/** Which day it is on the reader's wall calendar, counted from 1970, and how many minutes of it have passed. */
function localDay(date: Date, zone: TimeZoneName): { number: number; minuteOfDay: number } {
  const local = date.getTime() + hoursAheadOfUtc[zone] * hour;
  const number = Math.floor(local / day);
  return { number, minuteOfDay: Math.floor((local - number * day) / minute) };
}

function localYear(date: Date, zone: TimeZoneName): number {
  return new Date(date.getTime() + hoursAheadOfUtc[zone] * hour).getUTCFullYear();
}

/** English dates follow the British order, day first, as Indonesian ones do. */
function dates(options: Intl.DateTimeFormatOptions): Record<Locale, Record<TimeZoneName, Intl.DateTimeFormat>> {
  const inZones = (tag: string): Record<TimeZoneName, Intl.DateTimeFormat> => {
    const inZone = (name: TimeZoneName) => new Intl.DateTimeFormat(tag, { ...options, timeZone: timeZones[name] });
    return { WIB: inZone("WIB"), WITA: inZone("WITA"), WIT: inZone("WIT") };
  };
  return { id: inZones("id"), en: inZones("en-GB") };
}
