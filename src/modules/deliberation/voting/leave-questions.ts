import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueDrawing } from "./cast-vote.ts";

/**
 * Before all of an account is deleted: every map it is on will be drawn without it. Their votes go with the account; what they
 * said stays without a name.
 */
export async function leaveQuestions(ctx: Context, person: { readonly id: string }): Promise<void> {
  const { rows } = await sql<{ id: string }>`update questions set votes_gone = pg_current_xact_id()
    where id in (select question_id from question_participants where account_id = ${person.id}) returning id`.execute(
    ctx.db,
  );
  for (const question of rows) await queueDrawing(ctx, question);
}
