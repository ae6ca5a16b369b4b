import { joinListeners, type Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { addresseeListeners, addresseeSchedule, addresseeTasks } from "./addressees/tasks.ts";
import { commentSchedule, commentTasks } from "./comments/tasks.ts";
import { writingSchedule, writingTasks } from "./demands/writing/tasks.ts";
import { eventSchedule, eventTasks } from "./events/tasks.ts";
import { intakeSchedule, intakeTasks } from "./intake/tasks.ts";
import { newsletterTasks } from "./newsletters/tasks.ts";
import { signatureListeners, signatureSchedule, signatureTasks } from "./signatures/tasks.ts";
import { trailSchedule, trailTasks } from "./trail/tasks.ts";

/** What every room of campaigns has to do by itself, when, and after what. */
export const campaignTasks: Tasks = {
  ...addresseeTasks,
  ...commentTasks,
  ...eventTasks,
  ...intakeTasks,
  ...newsletterTasks,
  ...signatureTasks,
  ...trailTasks,
  ...writingTasks,
};
export const campaignSchedule: Schedule = [
  ...addresseeSchedule,
  ...commentSchedule,
  ...eventSchedule,
  ...intakeSchedule,
  ...signatureSchedule,
  ...trailSchedule,
  ...writingSchedule,
];
export const campaignListeners: Listeners = joinListeners(addresseeListeners, signatureListeners);
