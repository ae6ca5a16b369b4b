import { z } from "zod";
import { line } from "#modules/accounts";
import { languages, questionLimits } from "../asking/rules.ts";

export const statementForm = z.object({
  text: line(questionLimits.statement).refine((text) => text.length > 0, "required"),
  language: z.enum(languages, "unknownChoice").default("id"),
  /** That none of those alike says the same. */
  sure: z
    .enum(["on", ""], "unknownChoice")
    .default("")
    .transform((value) => value === "on"),
});
