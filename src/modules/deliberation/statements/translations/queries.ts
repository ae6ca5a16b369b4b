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
  readonly made_by: string | null;
  /** What it was put into another language from. */
  readonly original: string;
  readonly original_language: string;
};

const found = sql`select statement_translations.id, number, statement_translations.language, statement_translations.text, statement_translations.state, made_at, made_by,
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

/** A wording that waits, with what people who read it say: how many that it means the same, what is not right yet, and what one said oneself. */
export type Suggested = Translation & {
  readonly same: number;
  readonly objections: readonly { readonly name: string; readonly words: string }[];
  readonly mine: boolean | null;
};

/** What waits of one statement, the oldest first. Whoever is suspended or restricted says nothing about it. */
export async function listWaitingFor(
  ctx: Context,
  statement: { readonly id: string },
  person: { readonly id: string },
): Promise<Suggested[]> {
  const { rows } = await sql<Suggested>`
    select waiting.*, said.* from (${found} where statement_id = ${statement.id} and statement_translations.state = 'suggested'
      order by statement_translations.id limit 50) as waiting
    cross join lateral (select (count(*) filter (where same))::int as same, bool_or(same) filter (where account_id = ${person.id}) as mine,
        coalesce(json_agg(json_build_object('name', name, 'words', words) order by said_at) filter (where not same), '[]') as objections
      from translation_confirmations join accounts on accounts.id = account_id
      where translation_id = waiting.id and status = 'active' and restriction = 'none') as said
    order by waiting.id`.execute(ctx.db);
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
