import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { StatementRow } from "./rules.ts";

/** From here two statements have so many letters in common that they may say the same (trigrams, pg_trgm). */
const ALIKE = 0.4;
const SHOWN = 4;

/** Statements of a question that may say the same already, the nearest first. */
export async function findAlike(
  ctx: Context,
  question: { readonly id: string },
  text: string,
): Promise<Pick<StatementRow, "number" | "text" | "language">[]> {
  const { rows } = await sql<Pick<StatementRow, "number" | "text" | "language">>`
    select number, text, language from statements where question_id = ${question.id} and state = 'shown'
      and similarity(lower(text), lower(${text})) > ${ALIKE}::float
    order by similarity(lower(text), lower(${text})) desc, number limit ${SHOWN}`.execute(ctx.db);
  return rows;
}
