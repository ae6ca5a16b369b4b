import type { Schedule, Tasks } from "#platform/tasks";
import { forgetOrigins } from "./forget-origins.ts";

/** What is forgotten of who answered. */
export const votingTasks: Tasks = {
  "deliberation.forget-origins": (ctx) => forgetOrigins(ctx),
};
export const votingSchedule: Schedule = [{ task: "deliberation.forget-origins", at: "55 19 * * *" }];
