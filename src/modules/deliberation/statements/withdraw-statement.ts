import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueDrawing } from "../voting/cast-vote.ts";

/**
 * Somebody took back the reply, or the object, that proposed a statement (`uri`): as long as it waits, and the question takes answers,
 * it is gone with their own answer to it. What is shown stays, since others answer it; whoever looks after the question can take it out.
 */
export async function withdrawStatement(ctx: Context, account: { readonly id: string }, uri: string): Promise<void> {
  const { rows } = await sql<{ question_id: string }>`
    delete from statements using question_participants, questions
    where statements.uri = ${uri} and state = 'waiting' and question_participants.id = participant_id and account_id = ${account.id}
      and questions.id = statements.question_id and closed_at is null and coalesce(closes_at > ${ctx.now()}, true)
    returning statements.question_id`.execute(ctx.db);
  for (const { question_id: id } of rows) {
    await sql`update questions set votes_gone = pg_current_xact_id() where id = ${id}`.execute(ctx.db);
    await queueDrawing(ctx, { id });
  }
}
