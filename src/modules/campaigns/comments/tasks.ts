import { sql } from "kysely";
import type { Schedule, Tasks } from "#platform/tasks";
import { commentLimits } from "./rules.ts";

/** Where a comment came from is forgotten after its days. */
export const commentTasks: Tasks = {
  "comments.forget-traces": async (ctx) => {
    await sql`update guest_comments set origin = null
      where origin is not null and written_at < now() - make_interval(days => ${commentLimits.tracesDays})`.execute(
      ctx.db,
    );
  },
};
export const commentSchedule: Schedule = [{ task: "comments.forget-traces", at: "40 19 * * *" }];
