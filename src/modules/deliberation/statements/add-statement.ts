import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Question } from "../asking/queries.ts";
import { queueDrawing } from "../voting/cast-vote.ts";
import { findParticipant, takePart } from "../voting/participants.ts";
import { type Voter, whyNot } from "../voting/rules.ts";
import { type StatementRow, statementLimits } from "./rules.ts";

export type StatementDraft = { readonly text: string; readonly language: string; readonly uri?: string };

/**
 * Somebody who may answer says what is not yet said; whoever looks after the question as well. It waits for them where the
 * question says so, and always when it comes from a guest, from elsewhere or from an account that is new; theirs is shown at
 * once. Whoever says it agrees with it, until they say otherwise. Numbers are never given twice.
 * @throws Forbidden, Invalid
 */
export async function addStatement(
  ctx: Context,
  question: Question,
  voter: Voter,
  draft: StatementDraft,
): Promise<StatementRow> {
  const why = question.isOver ? "questionOver" : question.tends ? undefined : whyNot(question, voter);
  if (why) throw new Forbidden({ form: why });
  if (question.statements_from === "hosts" && !question.tends) throw new Forbidden({ form: "hostsAlone" });
  return inTransaction(ctx, async (ctx) => {
    const { rows: open } =
      await sql`select from questions where id = ${question.id} and closed_at is null and removed_at is null
      for no key update`.execute(ctx.db);
    if (open.length === 0) throw new Forbidden({ form: "questionOver" });
    await mustNotBeTooMany(ctx, question, voter);
    await mustBeNew(ctx, question, draft.text);
    const { rows } = await sql<{ number: number }>`update questions set next_number = next_number + 1
      where id = ${question.id} and next_number <= ${statementLimits.numbers} returning next_number - 1 as number`.execute(
      ctx.db,
    );
    const number = rows[0]?.number;
    if (!number) throw new Invalid({ text: "tooManyStatements" });
    const participant = await takePart(ctx, question, voter);
    const waits =
      !question.tends && (question.statements_wait || voter.tier !== "member" || (await isNew(ctx, participant)));
    const statement = await ctx.db
      .insertInto("statements")
      .values({
        question_id: question.id,
        number,
        participant_id: participant,
        state: waits ? "waiting" : "shown",
        language: draft.language,
        text: draft.text,
        uri: draft.uri ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    if (!whyNot(question, voter))
      await ctx.db
        .insertInto("statement_votes")
        .values({ question_id: question.id, statement_id: statement.id, participant_id: participant, vote: 1 })
        .execute();
    const byId = voter.tier === "guest" ? undefined : voter.account.id;
    const payload = { questionId: question.id, statementId: statement.id, ...(byId && { byId }) };
    await publish(ctx, { name: `deliberation.statement-${waits ? "added" : "shown"}`, payload });
    if (!waits) await queueDrawing(ctx, question);
    return statement;
  });
}

async function isNew(ctx: Context, participant: string): Promise<boolean> {
  const { was_new } = await ctx.db
    .selectFrom("question_participants")
    .select("was_new")
    .where("id", "=", participant)
    .executeTakeFirstOrThrow();
  return was_new;
}

async function mustNotBeTooMany(ctx: Context, question: Question, voter: Voter): Promise<void> {
  if (question.tends) return;
  const participant = await findParticipant(ctx, question, voter);
  const { rows } = await sql<{ here: number; waiting: number }>`
    select (count(*) filter (where statements.question_id = ${question.id}))::int as here,
      (count(*) filter (where state = 'waiting' and said_at > ${ctx.now()}::timestamptz - interval '1 day'))::int as waiting
    from statements join question_participants on question_participants.id = participant_id
    where ${voter.tier === "guest" ? sql`participant_id = ${participant ?? null}` : sql`account_id = ${voter.account.id}`}`.execute(
    ctx.db,
  );
  if ((rows[0]?.here ?? 0) >= statementLimits.perQuestion) throw new Invalid({ text: "tooManyOwnStatements" });
  if ((rows[0]?.waiting ?? 0) >= statementLimits.waitingPerDay) throw new Invalid({ text: "statementsWaiting" });
}

async function mustBeNew(ctx: Context, question: Question, text: string): Promise<void> {
  const { rows } =
    await sql`select from statements where question_id = ${question.id} and lower(text) = lower(${text})`.execute(
      ctx.db,
    );
  if (rows.length > 0) throw new Invalid({ text: "statementThere" });
}
