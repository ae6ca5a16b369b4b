import { z } from "zod";
import { queueTask } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { dueAccounts, eraseAccount } from "./erase-account.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What follows when someone leaves. */
export const portabilityTasks: Tasks = {
  "portability.erase-departed": async (ctx) => {
    for (const account of await dueAccounts(ctx).limit(1000).execute())
      await queueTask(ctx, "portability.erase-account", { accountId: account.id });
  },
  "portability.erase-account": async (ctx, payload) =>
    eraseAccount(ctx, z.object({ accountId: id }).parse(payload).accountId),
};

export const portabilitySchedule: Schedule = [{ task: "portability.erase-departed", at: "20 * * * *" }];
