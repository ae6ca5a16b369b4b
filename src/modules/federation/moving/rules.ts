import { z } from "zod";
import { proofForm } from "#modules/accounts";

/** Every limit of moving house. */
export const moveLimits = {
  /** Accounts elsewhere one may call one's own. */
  aliases: 10,
  /** Days until one may move again. */
  days: 30,
  /** Hours in which the answer of the other server counts. */
  readyHours: 24,
} as const;

/** An address such as @siti@baru.example, or the address of that profile's page. */
const handleField = z
  .string("required")
  .trim()
  .toLowerCase()
  .min(1, "required")
  .max(360, "tooLong")
  .transform((text) => text.replace(/^@/, ""))
  .refine((text) => /^[a-z0-9_][a-z0-9_.~-]{0,99}@[a-z0-9][a-z0-9.:-]{0,254}$/.test(text), "handleWhole");

/** Two forms stand on one page, so their fields have names of their own. */
export const wishFields = { alias: "old_handle", move: "handle" } as const;
export const wishForms = {
  alias: z.object({ old_handle: handleField }).transform(({ old_handle }) => ({ handle: old_handle })),
  move: z.object({ handle: handleField }).transform(({ handle }) => ({ handle })),
} as const;
export const moveForm = proofForm;
