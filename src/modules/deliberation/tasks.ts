import { joinListeners, type Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { askingSchedule, askingTasks } from "./asking/tasks.ts";

/** What every room of deliberation has to do by itself, when, and after what. */
export const deliberationTasks: Tasks = { ...askingTasks };
export const deliberationSchedule: Schedule = [...askingSchedule];
export const deliberationListeners: Listeners = joinListeners();
