import type { Schedule, Tasks } from "#platform/tasks";
import { forgetCounts } from "./count-message.ts";

export const intakeTasks: Tasks = { "campaigns.forget-intake-counts": (ctx) => forgetCounts(ctx) };
export const intakeSchedule: Schedule = [{ task: "campaigns.forget-intake-counts", at: "55 19 * * *" }];
