import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import type { Question } from "../asking/queries.ts";
import { getStatement } from "../statements/queries.ts";
import type { Vote } from "../voting/rules.ts";
import { sayVote } from "./say-vote.ts";

/** A vote as another server says it: under a name of its own. */
export type Opinion = { readonly number: number; readonly vote: Vote; readonly uri: string; readonly said_at: Date };

/**
 * Somebody at another server voted, and their server says so. True when it counts; false when they may not answer, there is no such
 * statement, or that name was given to something else before.
 */
export async function receiveOpinion(
  ctx: Context,
  voter: Account,
  question: Question,
  { number, vote, uri, said_at }: Opinion,
): Promise<boolean> {
  try {
    const statement = await getStatement(ctx, question, number);
    if (await isOthers(ctx, voter, statement, uri)) return false;
    await sayVote(ctx, question, voter, statement, { said_by: uri, vote, said_at });
    return true;
  } catch (error) {
    if (error instanceof Invalid || error instanceof NotFound || error instanceof Forbidden) return false;
    throw error;
  }
}

async function isOthers(
  ctx: Context,
  voter: Pick<Account, "id">,
  statement: { readonly id: string },
  uri: string,
): Promise<boolean> {
  const named = await ctx.db
    .selectFrom("spoken_votes")
    .innerJoin("question_participants", "question_participants.id", "spoken_votes.participant_id")
    .select(["account_id", "statement_id"])
    .where("said_by", "=", uri)
    .executeTakeFirst();
  return named !== undefined && (named.account_id !== voter.id || named.statement_id !== statement.id);
}
