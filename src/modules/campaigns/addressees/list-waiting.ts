import { sql } from "kysely";
import { demandVisibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";

export type Waiting = Pick<
  DemandRow,
  "id" | "title" | "kind" | "status" | "openness" | "place" | "due_at" | "published_at"
>;

/** On a desk at once; the rest follows as these are settled. */
const DESK = 100;

/** What waits for an addressee: with what is late first, by when it is due. Confidential matters stand here alone. */
export async function listWaiting(
  ctx: Context,
  viewer: Viewer,
  addressee: { readonly id: string },
): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, title, kind, status, openness, place, due_at, published_at from demands
    where addressee_id = ${addressee.id} and status in ('forwarded', 'acknowledged', 'answered', 'working', 'reopened')
      and ${demandVisibleTo(viewer)} order by due_at nulls last, id limit ${DESK}`.execute(ctx.db);
  return rows;
}
