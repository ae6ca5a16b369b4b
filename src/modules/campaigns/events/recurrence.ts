import type { EventRow } from "./rules.ts";
import { eventLimits } from "./rules.ts";

export const repeats = ["weekly", "monthly_date", "monthly_weekday"] as const;
/** How often it comes again: every so many weeks or months, so many times or until a day (2026-11-30). */
export type Repeat = {
  readonly kind: (typeof repeats)[number];
  readonly every: number;
  readonly times?: number | undefined;
  readonly until?: string | undefined;
};

export type Span = Pick<EventRow, "starts_at" | "ends_at">;
const DAY = 86_400_000;
const ahead = { WIB: 7, WITA: 8, WIT: 9 } as const;
const HOUR = 3_600_000;

/**
 * Every occurrence, the first included; at most 52. The clock stays the same: the three zones of Indonesia know no summer
 * time. By date the months without that day are left out, by weekday those without a fifth one (as RFC 5545, 3.3.10, does).
 */
export function occurrencesOf(first: Span, zone: EventRow["time_zone"], repeat?: Repeat): Span[] {
  if (!repeat) return [first];
  const shift = ahead[zone] * HOUR;
  const start = new Date(first.starts_at.getTime() + shift);
  const lasts = first.ends_at.getTime() - first.starts_at.getTime();
  const most = Math.min(repeat.times ?? eventLimits.times, eventLimits.times);
  const last = repeat.until ? Date.parse(`${repeat.until}T23:59:59Z`) : Number.POSITIVE_INFINITY;
  const found: Span[] = [];
  for (let step = 0; found.length < most && step < eventLimits.times * 12; step++) {
    const local = nthStart(start, repeat, step);
    if (local === undefined) continue;
    if (local > last) break;
    found.push({ starts_at: new Date(local - shift), ends_at: new Date(local - shift + lasts) });
  }
  return found;
}

/** The local moment of a step; undefined when its month has no such day. */
function nthStart(start: Date, { kind, every }: Repeat, step: number): number | undefined {
  if (kind === "weekly") return start.getTime() + step * every * 7 * DAY;
  const month = start.getUTCMonth() + step * every;
  const first = Date.UTC(start.getUTCFullYear(), month, 1);
  const day = kind === "monthly_date" ? start.getUTCDate() : dayOfWeekday(first, start);
  const midnight = first + (day - 1) * DAY;
  if (new Date(midnight).getUTCMonth() !== new Date(first).getUTCMonth()) return undefined;
  return midnight + (start.getTime() % DAY);
}

/** The date of the same weekday, as often in its month as in that of `start`. */
function dayOfWeekday(first: number, start: Date): number {
  const offset = (start.getUTCDay() - new Date(first).getUTCDay() + 7) % 7;
  return 1 + offset + 7 * Math.floor((start.getUTCDate() - 1) / 7);
}
