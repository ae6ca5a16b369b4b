import { type RawBuilder, sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Spot } from "./gather.ts";

/** So many of the newest stand on a map. */
export const MOST_SPOTS = 1000;

/** Demands that say where they are and meet a condition, as far as the viewer may see them, newest first. */
export async function listSpots(ctx: Context, looker: Looker, where: RawBuilder<boolean>): Promise<readonly Spot[]> {
  const { rows } = await sql<Spot>`
    select id, title, place, latitude, longitude,
      case when due_at < ${ctx.now()} or status = 'reopened' then 'late' when status = 'confirmed' then 'confirmed' else 'moving' end as look
    from demands where latitude is not null and removed_at is null and status <> 'withdrawn' and ${where} and ${demandVisibleTo(looker)}
    order by id desc limit ${MOST_SPOTS}`.execute(ctx.db);
  return rows;
}
