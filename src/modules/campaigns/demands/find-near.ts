import { sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";

export type Near = { readonly id: string; readonly latitude: number; readonly longitude: number };

/** Degrees around, about a kilometre; and so many dots. */
const AROUND = 0.01;
const MOST = 40;

/** What else is asked for near a point, as far as the viewer may see it; nothing that is confidential. */
export async function findNear(
  ctx: Context,
  looker: Looker,
  demand: { readonly id: string; readonly latitude: number | null; readonly longitude: number | null },
): Promise<readonly Near[]> {
  const { id, latitude, longitude } = demand;
  if (latitude === null || longitude === null) return [];
  const { rows } = await sql<Near>`
    select id, latitude, longitude from demands
    where latitude between ${latitude - AROUND} and ${latitude + AROUND} and longitude between ${longitude - AROUND} and ${longitude + AROUND}
      and id <> ${id} and openness <> 'confidential' and ${demandVisibleTo(looker)} order by id desc limit ${MOST}`.execute(
    ctx.db,
  );
  return rows;
}
