import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { QuestionRow } from "../asking/rules.ts";
import { queueDrawing } from "../voting/cast-vote.ts";
import type { StatementRow } from "./rules.ts";

/** show: people answer it. out: nobody does any more. about-people: it asks who answers, and is left out of the map; opinion: the opposite. */
export const decisions = ["show", "out", "about-people", "opinion"] as const;
export type Decision = (typeof decisions)[number];

/**
 * Whoever looks after a question decides about one of its statements. Who wrote it hears when it is shown. Its number stays its
 * own, and the map is drawn anew. @throws Invalid for a number no statement has
 */
export async function decideStatement(
  ctx: Context,
  host: { readonly id: string },
  question: Pick<QuestionRow, "id">,
  number: number,
  decision: Decision,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<Pick<StatementRow, "id" | "state">>`select id, state from statements
      where question_id = ${question.id} and number = ${number} for update`.execute(ctx.db);
    const [before] = rows;
    if (!before) throw new Invalid({ statement: "statementUnknown" });
    const change = decision === "out" ? { state: "out" as const } : { state: "shown" as const, ...metaOf(decision) };
    await ctx.db
      .updateTable("statements")
      .set({ ...change, same_as_id: null, decided_by: host.id, decided_at: sql<Date>`now()` })
      .where("id", "=", before.id)
      .execute();
    const isRefused = before.state === "waiting" && change.state === "out";
    const payload = { questionId: question.id, statementId: before.id };
    if (before.state !== "shown" && change.state === "shown")
      await publish(ctx, { name: "deliberation.statement-shown", payload });
    if (isRefused) await publish(ctx, { name: "deliberation.statement-refused", payload });
    await queueDrawing(ctx, question);
  });
}

const metaOf = (decision: Decision) => (decision === "show" ? {} : { is_meta: decision === "about-people" });
