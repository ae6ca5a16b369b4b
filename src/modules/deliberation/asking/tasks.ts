import type { Schedule, Tasks } from "#platform/tasks";
import { closeOver } from "./close-question.ts";

/** What is done about questions while nobody waits. */
export const askingTasks: Tasks = {
  "deliberation.close-over": (ctx) => closeOver(ctx),
};
export const askingSchedule: Schedule = [{ task: "deliberation.close-over", at: "* * * * *" }];
