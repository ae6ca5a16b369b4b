import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import type { Question } from "../asking/queries.ts";
import { isTheirs, takePart } from "./participants.ts";
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
  statement: { readonly number: number },
  vote: Vote,
): Promise<string> {
  const why = whyNot(question, voter);
  if (why) throw new Forbidden({ form: why });
  const write = (ctx: Context) => writeVote(ctx, question, voter, statement, vote);
  const before = await write(ctx);
  if (before) return before;
  return inTransaction(ctx, async (ctx) => {
    await takePart(ctx, question, voter);
    const participant = await write(ctx);
    if (!participant) throw new Error("Somebody's part in a question was made and is gone");
    return participant;
  });
}

/** All of it in one statement, since most votes are by people who have voted before. Undefined for who has no part in it yet. */
async function writeVote(
  ctx: Context,
  question: Question,
  voter: Voter,
  { number }: { readonly number: number },
  vote: Vote,
): Promise<string | undefined> {
  const { rows } = await sql<{ asked: boolean; mine: string | null }>`
    with asked as (select statements.id, question_id from statements join questions on questions.id = question_id
      where question_id = ${question.id} and number = ${number} and state = 'shown' and closed_at is null and removed_at is null),
    mine as (select id from question_participants where ${isTheirs(question, voter)}),
    written as (insert into statement_votes (question_id, statement_id, participant_id, vote)
      select question_id, asked.id, mine.id, ${vote}::smallint from asked cross join mine
      on conflict (participant_id, statement_id) do update set vote = excluded.vote, voted_at = now(), changed = pg_current_xact_id()
        where statement_votes.vote <> excluded.vote or exists (select from spoken_votes as said
          where said.participant_id = excluded.participant_id and said.statement_id = excluded.statement_id
            and said.changed = statement_votes.changed) returning question_id)
    select exists (select from asked) as asked, (select id from mine) as mine, (select queue_drawing(question_id) from written)`.execute(
    ctx.db,
  );
  if (!rows[0]?.asked) throw new Invalid({ form: "statementGone" });
  return rows[0].mine ?? undefined;
}

/** The map is drawn once this transaction is done; nobody who votes waits for another. */
export async function queueDrawing(ctx: Context, question: { readonly id: string }): Promise<void> {
  await sql`select queue_drawing(${question.id}::bigint)`.execute(ctx.db);
}
