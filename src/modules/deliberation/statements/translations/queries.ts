import { sql } from "kysely";
import type { Context } from "#platform/context";

type Named = { readonly handle: string; readonly name: string };

/** What somebody put a statement into, as it stands now. */
export type Translation = {
  readonly id: string;
  readonly number: number;
  readonly language: string;
  readonly text: string;
  readonly state: "suggested" | "approved" | "refused" | "replaced";
  readonly made_at: Date;
  readonly maker: Named | null;
  /** What it was put into another language from. */
  readonly original: string;
  readonly original_language: string;
};

const found = sql`select statement_translations.id, number, statement_translations.language, statement_translations.text, statement_translations.state, made_at,
    statements.text as original, statements.language as original_language,
    (select json_build_object('handle', handle, 'name', name) from accounts where accounts.id = made_by) as maker
  from statement_translations join statements on statements.id = statement_id`;

/** Everything that waits for whoever looks after a question, the oldest first; at most 50. */
export async function listSuggested(ctx: Context, question: { readonly id: string }): Promise<Translation[]> {
  const { rows } =
    await sql<Translation>`${found} where question_id = ${question.id} and statement_translations.state = 'suggested'
    order by statement_translations.id limit 50`.execute(ctx.db);
  return rows;
}

/** Of one statement what is shown, and what was before, the latest first. What was refused is not among them. */
export async function listTranslations(ctx: Context, statement: { readonly id: string }): Promise<Translation[]> {
  const { rows } =
    await sql<Translation>`${found} where statement_id = ${statement.id} and statement_translations.state in ('approved', 'replaced')
    order by statement_translations.language, statement_translations.state, statement_translations.id desc limit 100`.execute(
      ctx.db,
    );
  return rows;
}

/** The languages in which something of a question can be read. */
export async function listLanguages(ctx: Context, question: { readonly id: string }): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`
    select language from statements where question_id = ${question.id} and state = 'shown'
    union select statement_translations.language from statement_translations join statements on statements.id = statement_id
      where question_id = ${question.id} and statement_translations.state = 'approved' order by 1`.execute(ctx.db);
  return rows.map(({ language }) => language);
}
