import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { RequestContext } from "#platform/http/env";
import { type Language, languages } from "../../asking/rules.ts";
import type { StatementRow } from "../rules.ts";

/** A statement as somebody reads it: in their language if people put it into that, with what it was put into it from. */
export type Said = {
  readonly text: string;
  readonly language: string;
  readonly original?: { readonly text: string; readonly language: string };
};

const isKnown = (language: string): language is Language => languages.some((known) => known === language);

/** The languages somebody wants to read, the dearest first: the one they chose on the page, those of their profile, that of the page. */
export function wantedLanguages(c: RequestContext): Language[] {
  const { viewer, shell } = c.var;
  const chosen = c.req.query("lang") ?? "";
  return [...new Set([chosen, ...(viewer?.languages ?? []), shell.reader.locale])].filter(isKnown);
}

/** Statements in the first of these languages in which there is something; as they were written when there is nothing. */
export async function sayIn(
  ctx: Context,
  statements: readonly StatementRow[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Said>> {
  const { rows } = await sql<{ statement_id: string; language: string; text: string }>`
    select statement_id, language, text from statement_translations where state = 'approved'
      and statement_id = any(${statements.map(({ id }) => id)}::bigint[]) and language = any(${[...wanted]}::text[])`.execute(
    ctx.db,
  );
  const found = Map.groupBy(rows, ({ statement_id }) => statement_id);
  return new Map(
    statements.map((original): [string, Said] => {
      const told = [original, ...(found.get(original.id) ?? [])];
      const best = wanted.map((language) => told.find((one) => one.language === language)).find(Boolean) ?? original;
      const { text, language } = best;
      return [original.id, best === original ? { text, language } : { text, language, original }];
    }),
  );
}
