import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { isDay } from "../rules.ts";

const days = (most: number) =>
  z
    .string("required")
    .trim()
    .refine((typed) => /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= most, "daysShape")
    .transform(Number);
const many = z
  .string("required")
  .trim()
  .refine((typed) => /^\d{1,7}$/.test(typed), "goalShape")
  .transform(Number);

/** What an administrator sets: how long each step may take, and on which days people work. */
export const houseForm = z.object({
  report_forward: days(60),
  report_answer: days(180),
  petition_forward: days(60),
  petition_answer: days(180),
  petition_at: many,
  weekend: z
    .array(z.enum(["0", "1", "2", "3", "4", "5", "6"], "unknownChoice"), "unknownChoice")
    .max(6, "unknownChoice")
    .default([]),
});
export const holidayForm = z.object({
  day: z.string("required").trim().refine(isDay, "dayShape"),
  name: z
    .string()
    .transform((typed) => typed.replace(/\s+/g, " ").trim())
    .refine((typed) => [...typed].length <= 80, "tooLong")
    .default(""),
});

/** So many free days are kept. */
const MOST = 1000;

/** Sets how long each step may take. What is due already keeps its day. */
export async function keepRules(ctx: Context, rules: z.infer<typeof houseForm>): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    for (const kind of ["report", "petition"] as const)
      await ctx.db
        .updateTable("demand_types")
        .set({
          forward_days: rules[`${kind}_forward`],
          answer_days: rules[`${kind}_answer`],
          ...(kind === "petition" && { forward_at: rules.petition_at }),
        })
        .where("kind", "=", kind)
        .execute();
    const weekend = [...new Set(rules.weekend.map(Number))].sort((left, right) => left - right);
    await ctx.db.updateTable("community").set({ weekend }).execute();
  });
}

export async function addHoliday(ctx: Context, holiday: z.infer<typeof holidayForm>): Promise<void> {
  const { count } = await ctx.db
    .selectFrom("holidays")
    .select((of) => of.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST) throw new Invalid({ day: "tooManyHolidays" });
  await ctx.db
    .insertInto("holidays")
    .values(holiday)
    .onConflict((conflict) => conflict.column("day").doUpdateSet({ name: holiday.name }))
    .execute();
}

/** @throws NotFound when it is none */
export async function removeHoliday(ctx: Context, day: string): Promise<void> {
  if (!isDay(day)) throw new NotFound();
  const gone = await ctx.db.deleteFrom("holidays").where("day", "=", day).returning("day").executeTakeFirst();
  if (!gone) throw new NotFound();
}
