import { z } from "zod";
import type { Schedule, Tasks } from "#platform/tasks";
import { forgetOrigins } from "./forget-origins.ts";
import { setVoicesAside } from "./set-aside.ts";

const SET_ASIDE = "deliberation.set-aside";
/** Of one account, or nothing: then of all. */
const standing = z.object({ accountId: z.string().optional() });

/** What is forgotten of who answered, and whose voices count. */
export const votingTasks: Tasks = {
  "deliberation.forget-origins": (ctx) => forgetOrigins(ctx),
  [SET_ASIDE]: (ctx, payload) => setVoicesAside(ctx, standing.parse(payload ?? {}).accountId),
};
export const votingListeners = {
  "trust.suspended": [SET_ASIDE],
  "trust.unsuspended": [SET_ASIDE],
  "trust.servers-decided": [SET_ASIDE],
} as const;
export const votingSchedule: Schedule = [
  { task: "deliberation.forget-origins", at: "55 19 * * *" },
  { task: SET_ASIDE, at: "41 * * * *" },
];
