import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { formatDay, fromLocal } from "#platform/format";
import type { TimeZoneName } from "#platform/reader";
import type { DemandTypesTable } from "#platform/schema";
import { addWorkingDays, type Calendar, countWorkingDays } from "./calendar.ts";

export type DemandType = Selectable<DemandTypesTable>;

/** The community's working calendar, with the free days around now. */
export async function findCalendar(ctx: Context): Promise<Calendar> {
  const community = await ctx.db.selectFrom("community").select(["weekend", "time_zone"]).executeTakeFirst();
  const { rows } = await sql<{ day: string }>`
    select day from holidays where day between current_date - 800 and current_date + 400`.execute(ctx.db);
  return {
    weekend: community?.weekend ?? [0, 6],
    zone: (community?.time_zone ?? "WIB") as TimeZoneName,
    holidays: new Set(rows.map(({ day }) => day)),
  };
}

/** How long each step of this kind of demand may take, and what it needs. */
export async function getType(ctx: Context, kind: DemandType["kind"]): Promise<DemandType> {
  return ctx.db.selectFrom("demand_types").selectAll().where("kind", "=", kind).executeTakeFirstOrThrow();
}

/** The end of the day by which something is due that may take so many working days from now on. */
export async function dueAfter(ctx: Context, workingDays: number): Promise<Date> {
  const calendar = await findCalendar(ctx);
  return endOf(addWorkingDays(formatDay(ctx.now(), calendar.zone), workingDays, calendar), calendar);
}

/** The last minute of a day on the community's clock. */
export function endOf(day: string, { zone }: Pick<Calendar, "zone">): Date {
  const end = fromLocal(day, "23:59", zone);
  if (!end) throw new Error(`No day: ${day}`);
  return end;
}

/** How many working days something is late; 0 while there is time. */
export function daysLate(dueAt: Date | null, now: Date, calendar: Calendar): number {
  if (!dueAt || dueAt >= now) return 0;
  return countWorkingDays(formatDay(dueAt, calendar.zone), formatDay(now, calendar.zone), calendar);
}
