import { joinListeners, type Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { askingSchedule, askingTasks } from "./asking/tasks.ts";
import { hearingListeners, hearingTasks } from "./hearing/tasks.ts";
import { keepTasks } from "./map/keep/tasks.ts";
import { votingListeners, votingSchedule, votingTasks } from "./voting/tasks.ts";

/** What every room of deliberation has to do by itself, when, and after what. */
export const deliberationTasks: Tasks = { ...askingTasks, ...hearingTasks, ...keepTasks, ...votingTasks };
export const deliberationSchedule: Schedule = [...askingSchedule, ...votingSchedule];
export const deliberationListeners: Listeners = joinListeners(hearingListeners, votingListeners);
