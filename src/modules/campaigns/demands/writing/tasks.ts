import type { Schedule, Tasks } from "#platform/tasks";
import { forgetGuestDrafts } from "./drafts.ts";

export const writingTasks: Tasks = { "campaigns.forget-guest-drafts": (ctx) => forgetGuestDrafts(ctx) };
export const writingSchedule: Schedule = [{ task: "campaigns.forget-guest-drafts", at: "50 19 * * *" }];
