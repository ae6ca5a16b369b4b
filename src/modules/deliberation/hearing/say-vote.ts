import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import type { Question } from "../asking/queries.ts";
import { castVote } from "../voting/cast-vote.ts";
import { isObject, keepSayings, lastOf, listSayings, type Saying } from "./sayings.ts";

/**
 * Somebody said a vote by a reply or from another server: of all they said of this statement and stands, the last counts, whatever came
 * first. A later object takes the place of an earlier one for good. A member's vote is a member's; anybody else's counts among those
 * from elsewhere.
 * @throws Forbidden for who may not answer, Invalid for a statement that is not to be answered
 */
export async function sayVote(
  ctx: Context,
  question: Question,
  account: Account,
  statement: { readonly id: string; readonly number: number },
  saying: Saying,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const before = await listSayings(ctx, account, statement);
    const replaced = before.filter((one) => one.said_by === saying.said_by || (isObject(one) && isObject(saying)));
    if (replaced.some(({ said_at }) => said_at > saying.said_at)) return;
    const standing = [...before.filter((one) => !replaced.includes(one)), saying];
    const last = lastOf(standing) ?? saying;
    const tier = account.host === "" ? "member" : "remote";
    const participant = await castVote(ctx, question, { tier, account }, statement, last.vote);
    await keepSayings(ctx, participant, statement, standing, last);
  });
}
