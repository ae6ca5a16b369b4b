import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Question } from "../../asking/queries.ts";
import type { StatementRow } from "../rules.ts";
import { decideTranslation } from "./decide-translation.ts";

/** Suggestions of one person that wait in one question. */
const WAITING = 30;

/**
 * A member puts a statement into another language, or words better how it was put. It is shown when whoever looks after the
 * question approves it; what they write themselves at once. Nothing is translated by a machine.
 * @throws Invalid, or Forbidden for whoever is restricted
 */
export async function suggestTranslation(
  ctx: Context,
  person: { readonly id: string; readonly restriction: string },
  question: Question,
  statement: StatementRow,
  draft: { readonly language: string; readonly text: string },
): Promise<void> {
  if (person.restriction !== "none") throw new Forbidden({ form: "frozen" });
  if (draft.language === statement.language) throw new Invalid({ language: "sameLanguage" });
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from statement_translations
      join statements on statements.id = statement_id
      where question_id = ${question.id} and made_by = ${person.id} and statement_translations.state = 'suggested'`.execute(
      ctx.db,
    );
    if ((rows[0]?.waiting ?? 0) >= WAITING) throw new Invalid({ text: "statementsWaiting" });
    const { id } = await ctx.db
      .insertInto("statement_translations")
      .values({ ...draft, statement_id: statement.id, state: "suggested", made_by: person.id })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (question.tends) await decideTranslation(ctx, person, question, id, true);
    else
      await publish(ctx, {
        name: "deliberation.translation-suggested",
        payload: { questionId: question.id, byId: person.id },
      });
  });
}
