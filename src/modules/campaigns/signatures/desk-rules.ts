import { z } from "zod";
import { line } from "#modules/accounts";
import { altField } from "#modules/media";
import { isDay } from "../trail/rules.ts";
import { signatureLimits } from "./rules.ts";

const filled = (longest: number) => line(longest).refine((text) => text.length > 0, "required");

export const deskForm = z
  .object({
    name: filled(signatureLimits.name),
    place: filled(signatureLimits.place),
    affected: z.enum(["on", ""], "unknownChoice").default(""),
  })
  .transform((sent) => ({ ...sent, affected: sent.affected === "on" }));
export type DeskEntry = z.infer<typeof deskForm>;

export const sheetForm = z.object({
  label: filled(signatureLimits.label),
  counted: z
    .string("required")
    .trim()
    .regex(/^[1-9]\d{0,3}$/, "sheetCount")
    .transform(Number)
    .refine((count) => count <= signatureLimits.sheet, "sheetCount"),
  witness: filled(signatureLimits.witness),
  alt: altField,
  collected_on: z.string("required").trim().refine(isDay, "dayShape"),
});
export type SheetEntry = z.infer<typeof sheetForm>;
