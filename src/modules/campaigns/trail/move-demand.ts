import { sql, type Updateable } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { DemandsTable } from "#platform/schema";
import type { DemandRow } from "../demands/queries.ts";

/** The demand as it is now, held until the transaction ends, so that two who act at once act one after the other. @throws NotFound */
export async function lockDemand(ctx: Context, id: string): Promise<DemandRow> {
  const demand = await ctx.db
    .selectFrom("demands")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!demand) throw new NotFound();
  return demand;
}

/** Writes down how a demand stands now. */
export async function moveDemand(
  ctx: Context,
  { id }: Pick<DemandRow, "id">,
  change: Updateable<DemandsTable>,
): Promise<void> {
  await ctx.db.updateTable("demands").set(change).where("id", "=", id).execute();
}

/** When the next promise is due: the nearest day of a step that is not finished, or nothing. */
export async function findNextDay(ctx: Context, { id }: Pick<DemandRow, "id">): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(due_on) as day from demand_milestones where demand_id = ${id} and percent < 100`.execute(ctx.db);
  return rows[0]?.day ?? undefined;
}
