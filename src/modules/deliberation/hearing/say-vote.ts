import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import type { Question } from "../asking/queries.ts";
import { castVote } from "../voting/cast-vote.ts";
import type { Vote } from "../voting/rules.ts";

/** What said a vote: a reply in words, or an object of another server by its name. When it was said there. */
export type Source = ({ readonly reply_id: string } | { readonly uri: string }) & { readonly said_at: Date };

/**
 * Casts a vote that somebody said by a reply or from another server, and remembers what said it, so that it can be taken back. What was
 * said earlier and comes late changes nothing; whoever says the same twice takes it back by what said it first. A member's vote is
 * a member's; anybody else's counts among those from elsewhere.
 * @throws Forbidden for who may not answer, Invalid for a statement that is not to be answered
 */
export async function sayVote(
  ctx: Context,
  question: Question,
  account: Account,
  { statement, vote }: { readonly statement: { readonly id: string }; readonly vote: Vote },
  source: Source,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (await wasSaidLater(ctx, account, statement, source.said_at)) return;
    const tier = account.host === "" ? "member" : "remote";
    const participant = await castVote(ctx, question, { tier, account }, statement, vote);
    const reply = "reply_id" in source ? source.reply_id : null;
    const uri = "uri" in source ? source.uri : null;
    await sql`insert into spoken_votes (participant_id, statement_id, reply_id, uri, said_at, changed)
      select participant_id, statement_id, ${reply}::bigint, ${uri}::text, ${source.said_at}::timestamptz, changed from statement_votes
      where participant_id = ${participant} and statement_id = ${statement.id} and changed = pg_current_xact_id()
      on conflict (participant_id, statement_id) do update set reply_id = excluded.reply_id, uri = excluded.uri,
        said_at = excluded.said_at, changed = excluded.changed`.execute(ctx.db);
  });
}

/** Whether they voted on it after that, in whatever way. */
async function wasSaidLater(
  ctx: Context,
  account: Pick<Account, "id">,
  statement: { readonly id: string },
  said_at: Date,
): Promise<boolean> {
  const { rows } = await sql`select from statement_votes cast_votes
    join question_participants on question_participants.id = cast_votes.participant_id
    left join spoken_votes on spoken_votes.participant_id = cast_votes.participant_id
      and spoken_votes.statement_id = cast_votes.statement_id and spoken_votes.changed = cast_votes.changed
    where account_id = ${account.id} and cast_votes.statement_id = ${statement.id}
      and coalesce(spoken_votes.said_at, voted_at) > ${said_at}`.execute(ctx.db);
  return rows.length > 0;
}
