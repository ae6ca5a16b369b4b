import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Context } from "#platform/context";
import { NEW_HOURS, type Voter } from "./rules.ts";

/** What is kept of a guest's token: another hash for each question, so that nobody can follow a guest from one to the next. */
export const tokenHash = (question: { readonly id: string }, token: string): Buffer =>
  createHash("sha256").update(`${question.id} ${token}`).digest();

/** Which row of `question_participants` is somebody's, in one question. */
export const isTheirs = (question: { readonly id: string }, voter: Voter): RawBuilder<boolean> =>
  voter.tier === "guest"
    ? sql<boolean>`question_id = ${question.id} and token_hash = ${tokenHash(question, voter.token)}`
    : sql<boolean>`question_id = ${question.id} and account_id = ${voter.account.id}`;

export async function findParticipant(
  ctx: Context,
  question: { readonly id: string },
  voter: Voter,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from question_participants where ${isTheirs(question, voter)}`.execute(ctx.db);
  return rows[0]?.id;
}

/** Somebody's part in a question, made when they first say something, however often at once. @returns its id */
export async function takePart(ctx: Context, question: { readonly id: string }, voter: Voter): Promise<string> {
  const before = await findParticipant(ctx, question, voter);
  if (before) return before;
  const isGuest = voter.tier === "guest";
  const isNew = !isGuest && ctx.now().getTime() - voter.account.created_at.getTime() < NEW_HOURS * 3_600_000;
  const { rows } = await sql<{ id: string }>`
    insert into question_participants (question_id, tier, account_id, token_hash, was_new, origin) values (${question.id}, ${voter.tier},
      ${isGuest ? null : voter.account.id}, ${isGuest ? tokenHash(question, voter.token) : null}, ${isNew},
      ${voter.tier === "remote" ? null : (voter.origin ?? null)})
    on conflict do nothing returning id`.execute(ctx.db);
  const id = rows[0]?.id ?? (await findParticipant(ctx, question, voter));
  if (!id) throw new Error("Somebody's part in a question was made and is gone");
  return id;
}
