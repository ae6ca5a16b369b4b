import type { TimeZoneName } from "#platform/reader";

/** When a community works: which days of the week are free (0 is Sunday), and which days are. */
export type Calendar = {
  readonly weekend: readonly number[];
  readonly holidays: ReadonlySet<string>;
  readonly zone: TimeZoneName;
};

const DAY = 86_400_000;
const toMoment = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Whether people work on a day such as 2026-11-26. */
export function isWorkingDay(day: string, { weekend, holidays }: Pick<Calendar, "weekend" | "holidays">): boolean {
  return !holidays.has(day) && !weekend.includes(new Date(toMoment(day)).getUTCDay());
}

/** The day that is so many working days after `day`. What begins on a free day counts from the next working day on. */
export function addWorkingDays(day: string, count: number, calendar: Pick<Calendar, "weekend" | "holidays">): string {
  let moment = toMoment(day);
  for (let left = count; left > 0; ) {
    moment += DAY;
    if (isWorkingDay(toDay(moment), calendar)) left--;
  }
  return toDay(moment);
}

/** How many working days lie after `from`, up to and with `to`; 0 when it is not later. */
export function countWorkingDays(from: string, to: string, calendar: Pick<Calendar, "weekend" | "holidays">): number {
  let count = 0;
  for (let moment = toMoment(from) + DAY; moment <= toMoment(to); moment += DAY)
    if (isWorkingDay(toDay(moment), calendar)) count++;
  return count;
}
