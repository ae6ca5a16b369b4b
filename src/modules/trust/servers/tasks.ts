import { z } from "zod";
import { queueTask } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { readServerList } from "./server-lists.ts";

const payload = z.object({ listId: z.string().regex(/^\d{1,19}$/) });

export const serverTasks: Tasks = {
  "trust.read-server-list": async (ctx, sent) => readServerList(ctx, payload.parse(sent).listId),
  "trust.read-server-lists": async (ctx) => {
    for (const { id } of await ctx.db.selectFrom("server_lists").select("id").execute())
      await queueTask(ctx, "trust.read-server-list", { listId: id });
  },
};
/** At twenty to four at night in the west of the country. */
export const serverSchedule: Schedule = [{ task: "trust.read-server-lists", at: "40 20 * * *" }];
