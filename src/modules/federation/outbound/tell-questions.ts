import { createHash } from "node:crypto";
import { sql } from "kysely";
import { findToldQuestion } from "#modules/deliberation";
import type { Context } from "#platform/context";
import { standingOf } from "../documents/question-parts.ts";
import { findPostRow } from "./recipients.ts";
import { sendEdited } from "./send-posts.ts";

/** A question stands otherwise than other servers were told last: they are told, once for all that changed meanwhile. */
export async function tellQuestion(ctx: Context, questionId: string, { isNew = false } = {}): Promise<void> {
  const row = await ctx.db.selectFrom("questions").select("post_id").where("id", "=", questionId).executeTakeFirst();
  const post = row?.post_id ? await findPostRow(ctx, row.post_id) : undefined;
  const question = post && (await findToldQuestion(ctx, post));
  if (!post || !question) return;
  const told_hash = createHash("sha256")
    .update(JSON.stringify(await standingOf(ctx, post, question)))
    .digest();
  const changed = await ctx.db
    .insertInto("told_questions")
    .values({ question_id: question.id, told_hash })
    .onConflict((conflict) =>
      conflict.column("question_id").doUpdateSet({ told_hash }).where("told_questions.told_hash", "<>", told_hash),
    )
    .returning("question_id")
    .executeTakeFirst();
  if (changed && !isNew) await sendEdited(ctx, post.id);
}

/** Every quarter of an hour: of questions that go on, or ended within a day, their statements and how many take part. */
export async function tellQuestions(ctx: Context): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from questions where post_id is not null and removed_at is null
      and coalesce(least(closed_at, closes_at) > ${ctx.now()}::timestamptz - interval '1 day', true)`.execute(ctx.db);
  for (const { id } of rows) await tellQuestion(ctx, id);
}
