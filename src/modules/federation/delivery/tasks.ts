import type { Schedule, Tasks } from "#platform/tasks";
import { cleanUpDeliveries } from "./clean-up.ts";

export const deliveryTasks: Tasks = { "federation.clean-up": cleanUpDeliveries };
export const deliverySchedule: Schedule = [{ task: "federation.clean-up", at: "40 20 * * *" }];
