import { z } from "zod";
import { findProposed } from "#modules/deliberation";
import type { Context } from "#platform/context";
import type { Tasks } from "#platform/tasks";
import { ANSWER_STATEMENT } from "../inbound/handle/statement.ts";
import { FETCH_STATEMENTS } from "../remote/keep-question.ts";
import { fetchStatements } from "../threads/fetch-statements.ts";
import { SEND_STATEMENT, SEND_STATEMENT_END } from "../voice/suggest-elsewhere.ts";
import { answerStatement, sendStatement, sendStatementEnd } from "./send-statements.ts";

const id = z.string().regex(/^\d{1,19}$/);
const proposed = z.object({ statementId: id });
const answered = z.object({
  questionId: id,
  accountId: id,
  uri: z.string(),
  reason: z.string().optional(),
  number: z.number().int().optional(),
});
const TELL = "federation.tell-decision";

/** What other servers hear of statements, and what we ask them for. */
export const statementTasks: Tasks = {
  [SEND_STATEMENT]: (ctx, payload) => sendStatement(ctx, proposed.parse(payload).statementId),
  [SEND_STATEMENT_END]: (ctx, payload) =>
    sendStatementEnd(ctx, proposed.extend({ postId: id, accountId: id }).parse(payload)),
  [ANSWER_STATEMENT]: (ctx, payload) => answerStatement(ctx, answered.parse(payload)),
  [TELL]: (ctx, payload) => tellDecision(ctx, proposed.parse(payload).statementId),
  [FETCH_STATEMENTS]: (ctx, payload) => fetchStatements(ctx, z.object({ postId: id }).parse(payload).postId),
};
export const statementListeners = {
  "deliberation.statement-shown": [TELL],
  "deliberation.statement-refused": [TELL],
  "deliberation.statement-merged": [TELL],
} as const;

/** Whoever looks after a question decided about what was proposed from elsewhere as an object; a plain reply gets no answer. */
async function tellDecision(ctx: Context, statementId: string): Promise<void> {
  const statement = await findProposed(ctx, statementId);
  if (!statement) return;
  const { question_id: questionId, account_id: accountId, uri, state, number, same_as } = statement;
  const refused = same_as === null ? { reason: "declined" } : { reason: "duplicate", number: same_as };
  await answerStatement(ctx, { questionId, accountId, uri, ...(state === "shown" ? { number } : refused) });
}
