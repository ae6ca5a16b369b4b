import { z } from "zod";
import { readId } from "#platform/paging";

/** Kinds of fields apps send: from JSON as they are, from forms as text. */

const yes = new Set<unknown>([true, "true", "1", 1, "on", "t", "yes"]);
const no = new Set<unknown>([false, "false", "0", 0, "off", "f", "no", "", null]);

/** Yes or no, or absent. */
export const flag = z
  .unknown()
  .optional()
  .refine((value) => value === undefined || yes.has(value) || no.has(value), "unknownChoice")
  .transform((value) => (value === undefined ? undefined : yes.has(value)))
  .optional();

/** Text, or absent; a number counts as its digits, null as absent. */
export const text = z
  .union([z.string(), z.number(), z.null()], "unknown")
  .optional()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)));

export const id = z
  .union([z.string(), z.number()], "required")
  .refine((value) => readId(String(value)) !== undefined, "idShape")
  .transform(String);

/** Several values of one kind: a list, an object of numbered ones, or a single one. */
export const listOf = <Kind extends z.ZodType>(kind: Kind, most: number) =>
  z.preprocess(
    (value) =>
      value === undefined || value === null || value === ""
        ? []
        : Array.isArray(value)
          ? value
          : typeof value === "object"
            ? Object.values(value)
            : [value],
    z.array(kind).max(most, "tooManyAtOnce"),
  );
export const ids = (most: number) => listOf(id, most).transform((found) => [...new Set(found)]);

/** A whole number within bounds, or absent. */
export const whole = (least: number, most: number) =>
  z
    .union([z.string().regex(/^-?\d{1,12}$/, "numberShape"), z.number().int("numberShape"), z.null()], "numberShape")
    .optional()
    .transform((value) => (value === undefined || value === null ? undefined : Number(value)))
    .refine((value) => value === undefined || (value >= least && value <= most), "numberShape");
