import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import type { DemandRow } from "../demands/queries.ts";
import { noteOnTrail } from "./note-on-trail.ts";

/** So many at once, so that no transaction holds the log for long. */
const BATCH = 100;

/** Writes on the trail of each demand what was due and did not come, once for each day that was missed. Nothing is closed by it. */
export async function noteLate(ctx: Context): Promise<void> {
  for (let found = BATCH; found === BATCH; ) {
    found = await inTransaction(ctx, async (ctx) => {
      const { rows } = await sql<DemandRow>`
        select * from demands where due_at < ${ctx.now()} and late_noted is distinct from due_at and removed_at is null and held_at is null
        order by due_at limit ${BATCH} for no key update skip locked`.execute(ctx.db);
      for (const demand of rows) {
        await sql`update demands set late_noted = due_at where id = ${demand.id}`.execute(ctx.db);
        const missing =
          demand.status === "published"
            ? "forward"
            : demand.answered_at && demand.status !== "reopened"
              ? "step"
              : "answer";
        await noteOnTrail(ctx, {
          demand,
          kind: "late",
          part: "server",
          said: { missing, due: demand.due_at?.toISOString() ?? "" },
        });
        await publish(ctx, { name: "campaigns.late", payload: { demandId: demand.id } });
      }
      return rows.length;
    });
  }
}
