import type { Account } from "#modules/accounts";
import { getQuestion, receiveOpinion, statementIn } from "#modules/deliberation";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { idOf, momentOf, type Node } from "../../remote/read-node.ts";
import { noticeLopsided } from "../notice-lopsided.ts";
import type { Activity, Effect } from "./activity.ts";

export const ANSWER_OPINION = "federation.answer-opinion";

const votes: Readonly<Record<string, 1 | 0 | -1>> = { agree: 1, disagree: -1, pass: 0 };

/**
 * Somebody elsewhere says what they think, or thinks now, of a statement of a question of ours that they may see. The caller has made sure that the
 * vote is their own. One of each person counts for each statement, among those from elsewhere, and their server is told whether it does.
 */
export async function opinion(
  ctx: Context,
  { uri: deed, actor, by }: Activity,
  object: Node,
): Promise<Effect | undefined> {
  const uri = canonicalUri(ctx, object["id"])?.uri;
  const named = canonicalUri(ctx, idOf(object["object"]))?.uri;
  const statement = named && statementIn(ctx, named);
  const spoken = object["opinion"];
  const vote = typeof spoken === "string" && Object.hasOwn(votes, spoken) ? votes[spoken] : undefined;
  if (!uri || !statement || vote === undefined || (await isBuried(ctx, uri, by.uri))) return undefined;
  const said_at = momentOf(object["published"], ctx.now()) ?? ctx.now();
  return async (ctx) => {
    const question = await getQuestion(ctx, actor, statement.questionId);
    if (!question.post_id) return;
    const isFirst = !(await takesPart(ctx, question, actor));
    const accepted = await receiveOpinion(ctx, actor, question, { number: statement.number, vote, uri, said_at });
    await queueTask(ctx, ANSWER_OPINION, { postId: question.post_id, accountId: actor.id, uri, deed, accepted });
    if (accepted && isFirst) await noticeLopsided(ctx, { id: question.post_id }, "opinions", actor);
  };
}

async function takesPart(ctx: Context, question: { readonly id: string }, { id }: Account): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("question_participants")
    .select("id")
    .where("question_id", "=", question.id)
    .where("account_id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}
