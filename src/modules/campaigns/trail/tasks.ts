import { z } from "zod";
import { inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Schedule, Tasks } from "#platform/tasks";
import { decideOutcome } from "./decide-outcome.ts";
import { lockDemand } from "./move-demand.ts";
import { noteLate } from "./note-late.ts";

const about = z.object({ demandId: z.string().regex(/^\d{1,19}$/) });

export const trailTasks: Tasks = {
  "campaigns.note-late": (ctx) => noteLate(ctx),
  /** When the days of waiting are over, with whoever answered. */
  "campaigns.decide-outcome": (ctx, payload) =>
    inTransaction(ctx, async (ctx) => {
      const { demandId } = about.parse(payload);
      const demand = await lockDemand(ctx, demandId).catch((error: unknown) => {
        if (error instanceof NotFound) return undefined;
        throw error;
      });
      if (demand) await decideOutcome(ctx, demand);
    }),
};

/** Shortly after midnight in Jakarta, since what is due is due by the end of a day. */
export const trailSchedule: Schedule = [{ task: "campaigns.note-late", at: "10 17 * * *" }];
