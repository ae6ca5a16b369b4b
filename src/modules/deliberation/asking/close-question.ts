import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { QuestionRow } from "./rules.ts";

/** Whoever looks after a question ends the answering. The map stays. */
export async function closeQuestion(ctx: Context, question: Pick<QuestionRow, "id">): Promise<void> {
  await sql`update questions set closed_at = now() where id = ${question.id} and closed_at is null`.execute(ctx.db);
}

/** Whoever looks after it lets people answer again, without an end. */
export async function reopenQuestion(ctx: Context, question: Pick<QuestionRow, "id">): Promise<void> {
  await sql`update questions set closed_at = null, closes_at = null where id = ${question.id}`.execute(ctx.db);
}

/** Questions whose day has come are closed. They took no answers since that moment already. */
export async function closeOver(ctx: Context): Promise<void> {
  await sql`update questions set closed_at = closes_at where closes_at <= ${ctx.now()} and closed_at is null`.execute(
    ctx.db,
  );
}
