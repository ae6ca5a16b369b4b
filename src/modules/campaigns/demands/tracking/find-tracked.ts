import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { fingerprintOf } from "#platform/secrets";
import type { DemandRow } from "../queries.ts";

/** What a number tells anyone who has it: how the demand stands and when each step came; no word of what it says. */
export type Tracked = {
  readonly demand: DemandRow;
  readonly steps: readonly { readonly kind: string; readonly at: Date }[];
};

/** The demand of a number. Undefined for a number that is none, or of what was taken away. */
export async function findTracked(ctx: Context, tracking: string): Promise<Tracked | undefined> {
  const demand = await ctx.db
    .selectFrom("demands")
    .selectAll()
    .where("tracking", "=", tracking)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!demand) return undefined;
  const { rows: steps } = await sql<{ kind: string; at: Date }>`
    select kind, at from trail_entries where demand_id = ${demand.id} order by seq limit 200`.execute(ctx.db);
  return { demand, steps };
}

/** What somebody reported without an account, by the key they were given. @throws NotFound */
export async function getByKey(ctx: Context, key: string): Promise<DemandRow> {
  const demand = await ctx.db
    .selectFrom("demands")
    .selectAll()
    .where("key_hash", "=", fingerprintOf(key))
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!demand) throw new NotFound();
  return demand;
}
