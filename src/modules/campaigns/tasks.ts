import type { Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";

/** What every room of campaigns has to do by itself, when, and after what. */
export const campaignTasks: Tasks = {};
export const campaignSchedule: Schedule = [];
export const campaignListeners: Listeners = {};
