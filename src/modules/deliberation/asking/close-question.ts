import { sql } from "kysely";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
import { queueDrawing } from "../voting/cast-vote.ts";
import type { QuestionRow } from "./rules.ts";

/** It takes answers no more, or again: whoever tells of it hears so, and the map is drawn, the last time from scratch. */
async function told(ctx: Context, question: Pick<QuestionRow, "id">): Promise<void> {
  await publish(ctx, { name: "deliberation.question-turned", payload: { questionId: question.id } });
  await queueDrawing(ctx, question);
}

/** Whoever looks after a question ends the answering. The map stays. */
export async function closeQuestion(ctx: Context, question: Pick<QuestionRow, "id">): Promise<void> {
  await sql`update questions set closed_at = now() where id = ${question.id} and closed_at is null`.execute(ctx.db);
  await told(ctx, question);
}

/** Whoever looks after it lets people answer again, without an end. */
export async function reopenQuestion(ctx: Context, question: Pick<QuestionRow, "id">): Promise<void> {
  await sql`update questions set closed_at = null, closes_at = null where id = ${question.id}`.execute(ctx.db);
  await told(ctx, question);
}

/** Questions whose day has come are closed. They took no answers since that moment already. */
export async function closeOver(ctx: Context): Promise<void> {
  const { rows } = await sql<Pick<QuestionRow, "id">>`
    update questions set closed_at = closes_at where closes_at <= ${ctx.now()} and closed_at is null returning id`.execute(
    ctx.db,
  );
  for (const question of rows) await told(ctx, question);
}
