import { sql } from "kysely";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { writeStatements } from "./keep-statements.ts";
import type { RemoteQuestion } from "./to-question.ts";

export const FETCH_STATEMENTS = "federation.fetch-statements";

/**
 * Keeps what a post of another server asks many about, with its statements, as it was said last; what comes late changes nothing. Those it
 * had no room for are asked of its server afterwards. A post
 * that asks nothing any more is a post like any, and a message asks nobody else. Who shows the post draws it anew.
 */
export async function keepQuestion(
  ctx: Context,
  post: Pick<Post, "id" | "audience">,
  question: RemoteQuestion | undefined,
): Promise<void> {
  const changed = question && post.audience !== "direct" ? await write(ctx, post, question) : await drop(ctx, post);
  // Cards are kept by the version of their post's row.
  if (changed) await sql`update posts set url = url where id = ${post.id}`.execute(ctx.db);
}

async function write(
  ctx: Context,
  { id }: Pick<Post, "id">,
  { statements, ...question }: RemoteQuestion,
): Promise<boolean> {
  const kept = await ctx.db
    .insertInto("remote_questions")
    .values({ ...question, post_id: id })
    .onConflict((conflict) =>
      conflict
        .column("post_id")
        .doUpdateSet(question)
        .where("remote_questions.said_at", "<=", question.said_at as Date),
    )
    .returning("post_id")
    .executeTakeFirst();
  if (!kept) return false;
  await writeStatements(ctx, id, statements);
  if (question.statements_from && question.statements_count > statements.length)
    await queueTask(ctx, FETCH_STATEMENTS, { postId: id });
  else
    await ctx.db
      .deleteFrom("remote_statements")
      .where("post_id", "=", id)
      .where(
        "number",
        "not in",
        statements.map(({ number }) => number),
      )
      .execute();
  return true;
}

async function drop(ctx: Context, { id }: Pick<Post, "id">): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom("remote_questions")
    .where("post_id", "=", id)
    .returning("post_id")
    .executeTakeFirst();
  return gone !== undefined;
}
