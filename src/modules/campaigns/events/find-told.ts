import { sql } from "kysely";
import { eventVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { EventRow } from "./rules.ts";

/** The event a post tells of, if everybody may know of it; of a series the one that comes next, or the last there was. */
export async function findToldEvent(ctx: Context, post: { readonly id: string }): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select events.* from events where post_id = ${post.id} and ${eventVisibleTo(undefined)}
    order by ends_at <= ${ctx.now()}, case when ends_at <= ${ctx.now()} then -extract(epoch from starts_at) else extract(epoch from starts_at) end
    limit 1`.execute(ctx.db);
  return rows[0];
}
