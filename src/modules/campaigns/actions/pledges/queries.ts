import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

export type Pledge = {
  readonly id: string;
  readonly demand_id: string;
  readonly promise: string;
  readonly others: number;
  readonly deadline: string;
  readonly pledged: number;
  readonly reached_at: Date | null;
};
export type PledgeShown = Pledge & { readonly mine: boolean };

/** What people will do together for a demand, the oldest first. Who promised is shown to nobody; how many, to all. */
export async function listPledges(
  ctx: Context,
  viewer: Viewer | undefined,
  demand: { readonly id: string },
): Promise<PledgeShown[]> {
  const { rows } = await sql<PledgeShown>`
    select pledges.*, exists (select from pledgers where pledge_id = pledges.id and account_id = ${viewer?.id ?? "0"}) as mine
    from pledges where demand_id = ${demand.id} order by id`.execute(ctx.db);
  return rows;
}

/** A pledge by its number; whether its demand may be seen is for the caller to ask. @throws NotFound */
export async function getPledge(ctx: Context, id: string): Promise<Pledge> {
  const pledge = await ctx.db.selectFrom("pledges").selectAll().where("id", "=", id).executeTakeFirst();
  if (!pledge) throw new NotFound();
  return pledge;
}
