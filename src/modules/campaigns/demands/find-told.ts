import { sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { DemandRow } from "./queries.ts";

/** A demand that a post tells of, as anybody may know it. */
export type ToldDemand = DemandRow & { readonly addressee_name: string | null };

/** The demand a post tells of, if everybody may see it; for those who pass the post on to other servers. */
export async function findToldDemand(ctx: Context, post: { readonly id: string }): Promise<ToldDemand | undefined> {
  const { rows } = await sql<ToldDemand>`
    select demands.*, addressees.name as addressee_name from demands left join addressees on addressees.id = demands.addressee_id
    where demands.post_id = ${post.id} and ${demandVisibleTo(undefined)} limit 1`.execute(ctx.db);
  return rows[0];
}
