import { getQuestion, questionIn, receiveStatement, whyRefused } from "#modules/deliberation";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { isBuried } from "../../remote/keep-post.ts";
import { idOf, lineOf, type Node } from "../../remote/read-node.ts";
import type { Activity, Effect } from "./activity.ts";

export const ANSWER_STATEMENT = "federation.answer-statement";
const LONGEST = 200;

/**
 * Somebody elsewhere proposes a statement for a question of ours that they may see. The caller has made sure that it is their own. It
 * waits for whoever looks after the question, under its name once; what cannot be taken is answered at once, with the reason.
 */
export async function statement(ctx: Context, { actor, by }: Activity, object: Node): Promise<Effect | undefined> {
  const uri = canonicalUri(ctx, object["id"])?.uri;
  const named = canonicalUri(ctx, idOf(object["inReplyTo"]))?.uri;
  const questionId = named && questionIn(ctx, named);
  const text = lineOf(object["name"], LONGEST + 1);
  const language = typeof object["language"] === "string" ? object["language"] : "";
  if (!uri || !questionId || (await isBuried(ctx, uri, by.uri))) return undefined;
  return async (ctx) => {
    const question = await getQuestion(ctx, actor, questionId);
    const answer = (more: object) =>
      queueTask(ctx, ANSWER_STATEMENT, { questionId, accountId: actor.id, uri, ...more });
    if ([...text].length > LONGEST || !/\p{L}/u.test(text)) return answer({ reason: "forbidden" });
    try {
      const kept = await receiveStatement(ctx, question, actor, { text, language, uri });
      if (!kept) await answer({ reason: "forbidden" });
      else if (kept.state === "shown") await answer({ number: kept.number });
      else if (kept.state === "out") await answer({ reason: "declined" });
    } catch (error) {
      const why = await whyRefused(ctx, question, text, error);
      if (!why) throw error;
      await answer(why);
    }
  };
}
