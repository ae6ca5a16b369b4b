import type { Schedule, Tasks } from "#platform/tasks";
import { forgetEvents } from "./read-events.ts";

export const streamTasks: Tasks = { "mastodon-api.forget-events": (ctx) => forgetEvents(ctx) };
export const streamSchedule: Schedule = [{ task: "mastodon-api.forget-events", at: "*/10 * * * *" }];
