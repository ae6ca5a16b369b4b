import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { QuestionRow } from "./rules.ts";

/** Whether anybody has answered: then what they answered stays as it was asked. */
export async function hasVotes(ctx: Context, question: Pick<QuestionRow, "id">): Promise<boolean> {
  const { rows } = await sql`select from statement_votes where question_id = ${question.id} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** Whoever looks after a question words it better, as long as nobody has answered. @throws Invalid */
export async function changeQuestion(
  ctx: Context,
  question: Pick<QuestionRow, "id">,
  draft: Pick<QuestionRow, "title" | "about">,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`select from questions where id = ${question.id} for update`.execute(ctx.db);
    if (await hasVotes(ctx, question)) throw new Invalid({ title: "answeredAlready" });
    await ctx.db.updateTable("questions").set(draft).where("id", "=", question.id).execute();
  });
}
