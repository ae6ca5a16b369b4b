import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { queueDrawing } from "../voting/cast-vote.ts";

type Asked = { readonly id: string };

/**
 * Whoever looks after a question says that a statement is the same as another that is shown. It is out from then on and points there,
 * and so do those that pointed to it; who wrote it is told. Votes on it do not move: they were about other words.
 * @throws Invalid for a number no statement has, or no other one that is shown
 */
export async function mergeStatement(
  ctx: Context,
  host: { readonly id: string },
  question: Asked,
  number: number,
  sameAs: number | undefined,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string; number: number; state: string }>`select id, number, state from statements
      where question_id = ${question.id} and number in (${number}, ${sameAs ?? null}) order by id for update`.execute(
      ctx.db,
    );
    const one = rows.find((row) => row.number === number);
    const other = rows.find((row) => row.number === sameAs && row.state === "shown");
    if (!one) throw new Invalid({ statement: "statementUnknown" });
    if (!other || other === one) throw new Invalid({ same: "sameUnknown" });
    await sql`update statements set state = 'out', same_as_id = ${other.id}, decided_by = ${host.id}, decided_at = now()
      where id = ${one.id}`.execute(ctx.db);
    await sql`update statements set same_as_id = ${other.id} where same_as_id = ${one.id}`.execute(ctx.db);
    await publish(ctx, {
      name: "deliberation.statement-merged",
      payload: { questionId: question.id, statementId: one.id, byId: host.id },
    });
    await queueDrawing(ctx, question);
  });
}

/** Statements that say the same as one that is shown: their number, and that of the other. */
export type Merged = {
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly other: number;
};

const found = sql`select one.number, one.text, one.language, other.number as other from statements one
  join statements other on other.id = one.same_as_id and other.state = 'shown'`;

/** At most a page of them, by their numbers. */
export async function listMerged(ctx: Context, question: Asked, from: number, to: number): Promise<Merged[]> {
  const { rows } = await sql<Merged>`${found} where one.question_id = ${question.id} and one.number > ${from}
    and one.number <= ${to} order by one.number limit 50`.execute(ctx.db);
  return rows;
}

export async function findMerged(ctx: Context, question: Asked, number: number): Promise<Merged | undefined> {
  const { rows } =
    await sql<Merged>`${found} where one.question_id = ${question.id} and one.number = ${number}`.execute(ctx.db);
  return rows[0];
}
