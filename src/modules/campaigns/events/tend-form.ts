import { z } from "zod";
import { prose } from "#modules/accounts";
import { eventLimits } from "./rules.ts";

const text = (most: number) => prose(most).refine((words) => words.length > 0, "required");

export const cancelForm = z.object({
  reason: text(eventLimits.reason),
  scope: z.enum(["one", "following"], "unknownChoice").default("one"),
});
export const minutesForm = z.object({ text: text(eventLimits.minutes) });
