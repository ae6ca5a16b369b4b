import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Question } from "../asking/queries.ts";
import { takePart } from "./participants.ts";
import { type Vote, type Voter, whyNot } from "./rules.ts";

/**
 * Somebody agrees with a statement, disagrees or passes; the last word stands, and one person has one vote however often it
 * arrives. The map is drawn anew soon after.
 * @returns their part in the question. @throws Forbidden for who may not answer, Invalid for a statement that is not to be answered
 */
export async function castVote(
  ctx: Context,
  question: Question,
  voter: Voter,
  statement: { readonly id: string },
  vote: Vote,
): Promise<string> {
  const why = whyNot(question, voter);
  if (why) throw new Forbidden({ form: why });
  return inTransaction(ctx, async (ctx) => {
    const participant = await takePart(ctx, question, voter);
    const { rows } = await sql<{ changed: boolean }>`
      with asked as (select statements.id, statements.question_id from statements join questions on questions.id = question_id
        where statements.id = ${statement.id} and question_id = ${question.id} and state = 'shown' and closed_at is null and removed_at is null),
      written as (insert into statement_votes (question_id, statement_id, participant_id, vote)
        select question_id, id, ${participant}::bigint, ${vote}::smallint from asked
        on conflict (participant_id, statement_id) do update set vote = excluded.vote, voted_at = now(), changed = pg_current_xact_id()
          where statement_votes.vote <> excluded.vote returning 1)
      select exists (select from written) as changed from asked`.execute(ctx.db);
    const [done] = rows;
    if (!done) throw new Invalid({ form: "statementGone" });
    if (done.changed) await queueDrawing(ctx, question);
    return participant;
  });
}

/** The map is drawn once this transaction is done; nobody who votes waits for another. */
export async function queueDrawing(ctx: Context, question: { readonly id: string }): Promise<void> {
  await sql`select queue_drawing(${question.id}::bigint)`.execute(ctx.db);
}
