import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Locale } from "#platform/i18n";
import type { OwnVotes } from "./own-place.ts";

type Asked = { readonly id: string };
/** A statement as a reader of one language sees it: the people's translation, where one was approved. */
export type ShownStatement = {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly translated: boolean;
  readonly is_meta: boolean;
};
export type Texts = ReadonlyMap<string, ShownStatement>;

/** Those statements of a question that are shown, by id. */
export async function listTexts(ctx: Context, question: Asked, ids: readonly string[], locale: Locale): Promise<Texts> {
  const { rows } = await sql<ShownStatement>`
    select statements.id, number, coalesce(found.text, statements.text) as text, coalesce(found.language, statements.language) as language,
      found.id is not null as translated, is_meta
    from statements left join statement_translations as found on statement_id = statements.id and found.state = 'approved'
      and found.language = ${locale} and found.language <> statements.language
    where statements.question_id = ${question.id} and statements.state = 'shown' and statements.id = any(${ids})
    order by number`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What one participant answered. */
export async function readOwnVotes(ctx: Context, question: Asked, participant: string): Promise<OwnVotes> {
  const { rows } = await sql<{ id: string; vote: number }>`
    select statement_id as id, vote from statement_votes where participant_id = ${participant} and question_id = ${question.id}`.execute(
    ctx.db,
  );
  return new Map(rows.map(({ id, vote }) => [id, vote]));
}
