import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { mailBatch } from "./mail-batch.ts";

const payload = z.object({ newsletterId: z.string(), after: z.string() });

export const newsletterTasks: Tasks = {
  "newsletters.send": async (ctx, sent) => {
    const { newsletterId, after } = payload.parse(sent);
    await mailBatch(ctx, newsletterId, after);
  },
};
