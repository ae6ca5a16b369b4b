import { sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";

/** The demand that grew from a question, if the looker may see it. */
export async function findGrown(
  ctx: Context,
  looker: Looker,
  { grown_demand_id }: { readonly grown_demand_id: string | null },
): Promise<{ readonly id: string; readonly title: string } | undefined> {
  if (!grown_demand_id) return undefined;
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from demands where id = ${grown_demand_id} and ${demandVisibleTo(looker)}`.execute(ctx.db);
  return rows[0];
}
