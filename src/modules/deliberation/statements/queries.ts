import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { StatementRow } from "./rules.ts";

/** A statement with somebody's own vote on it. */
export type Statement = StatementRow & { readonly mine: number | null };

/** Every statement that is shown, by its number, with the votes of one participant; at most a page of them. */
export async function listStatements(
  ctx: Context,
  question: { readonly id: string },
  participant?: string,
  after = 0,
  size = 50,
): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select statements.*, vote as mine from statements
    left join statement_votes on statement_id = statements.id and statement_votes.participant_id = ${participant ?? null}
    where statements.question_id = ${question.id} and state = 'shown' and number > ${after} order by number limit ${size}`.execute(
    ctx.db,
  );
  return rows;
}

/** A statement that is shown, by the number people say. @throws NotFound */
export async function getStatement(
  ctx: Context,
  question: { readonly id: string },
  number: number,
  participant?: string,
): Promise<Statement> {
  const { rows } = await sql<Statement>`
    select statements.*, vote as mine from statements
    left join statement_votes on statement_id = statements.id and statement_votes.participant_id = ${participant ?? null}
    where statements.question_id = ${question.id} and state = 'shown' and number = ${number}`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** A statement that waits, with who proposed it from another server: what they say there they say under their name. */
export type Waiting = StatementRow & { readonly from: string | null };

/** What waits for whoever looks after a question, the oldest first; at most 50. */
export async function listWaiting(ctx: Context, question: { readonly id: string }): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select statements.*, case when tier = 'remote' then handle end as from from statements
    left join question_participants on question_participants.id = participant_id
    left join accounts on accounts.id = account_id and accounts.status = 'remote'
    where statements.question_id = ${question.id} and statements.state = 'waiting' order by statements.id limit 50`.execute(
    ctx.db,
  );
  return rows;
}

/** Reads a statement's number as people write it: 1 to 10000, nothing else. */
export const readNumber = (text: string | undefined): number | undefined =>
  text && /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 10_000 ? Number(text) : undefined;
