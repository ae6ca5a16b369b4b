import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { OpinionMap } from "../map/opinion-map.ts";

export type Whose = "all" | "members";
export type DrawnMap = { readonly map: OpinionMap; readonly madeAt: Date };

/** The map of all with its groups found from scratch, as open data and the command line have them. Undefined before it was drawn. */
export async function readMapAnew(ctx: Context, question: { readonly id: string }): Promise<DrawnMap | undefined> {
  const { rows } = await sql<{ result: OpinionMap; made_at: Date }>`
    select coalesce(anew, result) as result, made_at from opinion_maps where question_id = ${question.id} and "of" = 'all'`.execute(
    ctx.db,
  );
  return rows[0] && { map: rows[0].result, madeAt: rows[0].made_at };
}

/** The map of a question as it was last drawn: of all who answered, or of members alone. Undefined before it was. */
export async function readMap(
  ctx: Context,
  question: { readonly id: string },
  of: Whose,
): Promise<DrawnMap | undefined> {
  const { rows } = await sql<{ result: OpinionMap; made_at: Date }>`
    select result, made_at from opinion_maps where question_id = ${question.id} and "of" = ${of}`.execute(ctx.db);
  return rows[0] && { map: rows[0].result, madeAt: rows[0].made_at };
}
