import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import type { Question } from "../../asking/queries.ts";
import { whyNot } from "../../voting/rules.ts";
import { decideTranslation } from "./decide-translation.ts";

/** So many people who read the language, other than who wrote it, make a wording one that is answered. */
export const ENOUGH = 2;

export const sayings = ["same", "not-yet"] as const;
export type Confirmation = { readonly says: (typeof sayings)[number]; readonly words: string };

type Reader = Pick<Account, "id" | "languages" | "status" | "restriction">;

/** Whoever may answer the question and says in their profile that they read the language, but for who wrote it. */
export const mayConfirm = (
  question: Question,
  person: Account,
  of: { readonly language: string; readonly made_by: string | null },
) => whyNotConfirm(question, person, of) === undefined;

/**
 * Somebody who reads the language says that a wording that waits means the same, or what is not right yet; the last word stands.
 * Two who say it is the same make it shown, unless somebody still says it is not: then those who look after the question decide.
 * @throws Forbidden, Invalid without words for what is not right, NotFound for what does not wait
 */
export async function confirmTranslation(
  ctx: Context,
  person: Account,
  question: Question,
  translationId: string,
  { says, words }: Confirmation,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ language: string; made_by: string | null }>`
      select statement_translations.language, made_by from statement_translations join statements on statements.id = statement_id
      where statement_translations.id = ${translationId} and question_id = ${question.id}
        and statements.state = 'shown' and statement_translations.state = 'suggested' for update of statements`.execute(
      ctx.db,
    );
    const [waiting] = rows;
    if (!waiting) throw new NotFound();
    const why = whyNotConfirm(question, person, waiting);
    if (why) throw new Forbidden({ form: why });
    if (says === "not-yet" && !words) throw new Invalid({ words: "required" });
    await sql`insert into translation_confirmations (translation_id, account_id, same, words)
      values (${translationId}, ${person.id}, ${says === "same"}, ${says === "same" ? "" : words})
      on conflict (translation_id, account_id) do update set same = excluded.same, words = excluded.words, said_at = now()`.execute(
      ctx.db,
    );
    if (await isConfirmed(ctx, translationId)) await decideTranslation(ctx, undefined, question, translationId, true);
  });
}

function whyNotConfirm(
  question: Question,
  person: Account,
  of: { readonly language: string; readonly made_by: string | null },
) {
  const why = whyNot({ ...question, isOver: false }, { tier: "member", account: person });
  if (why) return why;
  if (of.made_by === person.id) return "ownTranslation";
  return readsIt(person, of.language) ? undefined : "languageNotRead";
}

const readsIt = ({ languages }: Reader, language: string) => languages.includes(language);

async function isConfirmed(ctx: Context, translationId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select count(*) filter (where same) >= ${ENOUGH}::bigint and coalesce(bool_and(same), false) as yes
    from translation_confirmations join accounts on accounts.id = account_id
    where translation_id = ${translationId} and status = 'active' and restriction = 'none'`.execute(ctx.db);
  return rows[0]?.yes ?? false;
}
