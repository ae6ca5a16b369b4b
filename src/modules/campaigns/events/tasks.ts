import type { Schedule, Tasks } from "#platform/tasks";
import { forgetGuests } from "./forget-guests.ts";
import { mailGuests } from "./guests/mail-guests.ts";
import { remindGuests } from "./remind-guests.ts";

/** What is done about events while nobody waits. */
export const eventTasks: Tasks = {
  "campaigns.remind-guests": (ctx) => remindGuests(ctx),
  "campaigns.mail-guests": mailGuests,
  "campaigns.forget-guests": (ctx) => forgetGuests(ctx),
};
export const eventSchedule: Schedule = [
  { task: "campaigns.remind-guests", at: "* * * * *" },
  { task: "campaigns.forget-guests", at: "50 19 * * *" },
];
