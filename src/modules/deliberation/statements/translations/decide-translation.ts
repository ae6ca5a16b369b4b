import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";

/**
 * Whoever looks after a question, or people who read the language (no `host`), show a translation, in place of the one before, which is kept; or do not.
 * @throws NotFound for one that does not wait
 */
export async function decideTranslation(
  ctx: Context,
  host: { readonly id: string } | undefined,
  question: { readonly id: string },
  translationId: string,
  yes: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ statement_id: string; language: string }>`
      select statement_id, statement_translations.language from statement_translations join statements on statements.id = statement_id
      where statement_translations.id = ${translationId} and question_id = ${question.id} and statement_translations.state = 'suggested'
      for update of statements`.execute(ctx.db);
    const [found] = rows;
    if (!found) throw new NotFound();
    if (yes)
      await sql`update statement_translations set state = 'replaced'
        where statement_id = ${found.statement_id} and language = ${found.language} and state = 'approved'`.execute(
        ctx.db,
      );
    const { numUpdatedRows } = await ctx.db
      .updateTable("statement_translations")
      .set({ state: yes ? "approved" : "refused", decided_by: host?.id ?? null, decided_at: sql<Date>`now()` })
      .where("id", "=", translationId)
      .where("state", "=", "suggested")
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new NotFound();
  });
}
