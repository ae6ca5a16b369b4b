import { createHash } from "node:crypto";
import { sql } from "kysely";
import { findToldDemand } from "#modules/campaigns";
import type { Context } from "#platform/context";
import { standingOf } from "../documents/demand-parts.ts";
import { sendEdited } from "./send-posts.ts";

/** A demand stands otherwise than other servers were told last: they are told, once for all that changed meanwhile. */
export async function tellDemand(ctx: Context, demandId: string, { isNew = false } = {}): Promise<void> {
  const row = await ctx.db.selectFrom("demands").select("post_id").where("id", "=", demandId).executeTakeFirst();
  const demand = row?.post_id ? await findToldDemand(ctx, { id: row.post_id }) : undefined;
  if (!demand?.post_id) return;
  const told_hash = createHash("sha256")
    .update(JSON.stringify(await standingOf(ctx, demand)))
    .digest();
  const changed = await ctx.db
    .insertInto("told_demands")
    .values({ demand_id: demand.id, told_hash })
    .onConflict((conflict) =>
      conflict.column("demand_id").doUpdateSet({ told_hash }).where("told_demands.told_hash", "<>", told_hash),
    )
    .returning("demand_id")
    .executeTakeFirst();
  if (changed && !isNew) await sendEdited(ctx, demand.post_id);
}

/** Every quarter of an hour: of demands whose sums moved in the last hour, up or down, how many stand behind them now. */
export async function tellCounts(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select demands.id from demands where post_id is not null
      and exists (select from signature_counts where demand_id = demands.id and moved_at > now() - interval '1 hour')`.execute(
    ctx.db,
  );
  for (const { id } of rows) await tellDemand(ctx, id);
}
