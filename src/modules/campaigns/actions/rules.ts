import { z } from "zod";
import { line } from "#modules/accounts";

/** Every limit of what is done together. Lengths count Unicode code points. */
export const actionLimits = {
  what: 120,
  at: 120,
  places: 1000,
  /** Of one demand. */
  slots: 20,
  pledges: 10,
  sponsors: 50,
  promise: 300,
  others: 100_000,
} as const;

const some = (longest: number) => line(longest).refine((text) => text.length > 0, "required");
const count = (most: number) =>
  z
    .string("required")
    .trim()
    .regex(/^\d{1,6}$/, "numberShape")
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, "numberShape");

export const slotForm = z.object({
  what: some(actionLimits.what),
  at: line(actionLimits.at).default(""),
  places: count(actionLimits.places),
});

export const pledgeForm = z.object({
  promise: some(actionLimits.promise),
  others: count(actionLimits.others),
  deadline: z
    .string("required")
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "dayShape")
    .refine(
      (day) => !Number.isNaN(Date.parse(`${day}T00:00Z`)) && new Date(`${day}T00:00Z`).toISOString().startsWith(day),
      "dayShape",
    ),
});

export const sponsorForm = z.object({
  group: z
    .string("required")
    .transform((handle) => handle.trim().toLowerCase().replace(/^@/, ""))
    .refine((handle) => /^[a-z0-9_]{2,30}$/.test(handle), "unknownGroup"),
});
