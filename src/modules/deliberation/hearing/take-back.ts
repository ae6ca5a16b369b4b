import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { queueDrawing } from "../voting/cast-vote.ts";

/**
 * Somebody took back the reply, or the object, that said a vote: the votes it made are gone, but for the statements it still speaks of
 * (`but`, by their numbers). What was voted otherwise since stays, and so does all once the question is over.
 */
export async function takeBackVotes(
  ctx: Context,
  account: { readonly id: string },
  source: { readonly reply_id: string } | { readonly uri: string },
  but: readonly number[] = [],
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const isSource = "uri" in source ? sql`spoken_votes.uri = ${source.uri}` : sql`reply_id = ${source.reply_id}`;
    const { rows } = await sql<{ question_id: string }>`
    delete from statement_votes using spoken_votes, statements, questions
    where spoken_votes.participant_id = statement_votes.participant_id and spoken_votes.statement_id = statement_votes.statement_id
      and spoken_votes.changed = statement_votes.changed and ${isSource}
      and statements.id = statement_votes.statement_id and not (number = any(${[...but]}::integer[]))
      and exists (select from question_participants where id = statement_votes.participant_id and account_id = ${account.id})
      and questions.id = statement_votes.question_id and closed_at is null and coalesce(closes_at > ${ctx.now()}, true)
    returning statement_votes.question_id`.execute(ctx.db);
    const [gone] = rows;
    if (!gone) return;
    await sql`update questions set votes_gone = pg_current_xact_id() where id = ${gone.question_id}`.execute(ctx.db);
    await queueDrawing(ctx, { id: gone.question_id });
  });
}
