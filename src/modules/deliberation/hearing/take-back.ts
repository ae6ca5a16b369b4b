import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { queueDrawing } from "../voting/cast-vote.ts";
import { keepSayings, lastOf, type Saying } from "./sayings.ts";

type Gone = {
  readonly question_id: string;
  readonly participant_id: string;
  readonly statement_id: string;
  /** Whether it was what counted. */
  readonly counted: boolean;
};

/**
 * Somebody took back the reply, or the object, that said votes (`said_by`): what they said before counts again, and where they said nothing
 * else the vote is gone. The statements it still speaks of (`but`, by their numbers) stay. What was voted by the form since stays,
 * and so does all once the question is over.
 */
export async function takeBackVotes(
  ctx: Context,
  account: { readonly id: string },
  said_by: string,
  but: readonly number[] = [],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<Gone>`
      delete from spoken_votes using statement_votes, statements, questions
      where said_by = ${said_by} and spoken_votes.participant_id = statement_votes.participant_id
        and spoken_votes.statement_id = statement_votes.statement_id
        and statements.id = statement_votes.statement_id and not (number = any(${[...but]}::integer[]))
        and exists (select from question_participants where id = statement_votes.participant_id and account_id = ${account.id})
        and questions.id = statement_votes.question_id and closed_at is null and coalesce(closes_at > ${ctx.now()}, true)
      returning statement_votes.question_id, statement_votes.participant_id, statement_votes.statement_id,
        coalesce(spoken_votes.changed = statement_votes.changed, false) as counted`.execute(ctx.db);
    const counted = rows.filter((one) => one.counted);
    for (const one of counted) await goBack(ctx, one);
    const [first] = counted;
    if (first) await queueDrawing(ctx, { id: first.question_id });
  });
}

async function goBack(ctx: Context, { question_id, participant_id, statement_id }: Gone): Promise<void> {
  const { rows: standing } = await sql<Saying>`select said_by, vote, said_at from spoken_votes
    where participant_id = ${participant_id} and statement_id = ${statement_id}`.execute(ctx.db);
  const last = lastOf(standing);
  if (last) {
    await sql`update statement_votes set vote = ${last.vote}, voted_at = now(), changed = pg_current_xact_id()
      where participant_id = ${participant_id} and statement_id = ${statement_id}`.execute(ctx.db);
    await keepSayings(ctx, participant_id, { id: statement_id }, standing, last);
    return;
  }
  await sql`delete from statement_votes where participant_id = ${participant_id} and statement_id = ${statement_id}`.execute(
    ctx.db,
  );
  await sql`update questions set votes_gone = pg_current_xact_id() where id = ${question_id}`.execute(ctx.db);
}
