import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { QuestionRow } from "../asking/rules.ts";

/** A question of ours whatever it is, for who speaks of it to other servers. */
export const findAsked = (ctx: Context, id: string): Promise<QuestionRow | undefined> =>
  ctx.db.selectFrom("questions").selectAll().where("id", "=", id).where("removed_at", "is", null).executeTakeFirst();

/** A statement that another server proposed by an object, and somebody decided about: whose it is, and under which name. */
export type ProposedStatement = {
  readonly question_id: string;
  readonly account_id: string;
  readonly uri: string;
  readonly state: "shown" | "out";
  readonly number: number;
  /** Of the statement it says the same as. */
  readonly same_as: number | null;
};

/** Undefined for what waits, what was said here, and what a plain reply proposed. */
export async function findProposed(ctx: Context, id: string): Promise<ProposedStatement | undefined> {
  const { rows } = await sql<ProposedStatement>`select statements.question_id, account_id, uri, state, number,
      (select other.number from statements other where other.id = statements.same_as_id) as same_as from statements
    join question_participants on question_participants.id = participant_id
    where statements.id = ${id} and tier = 'remote' and uri is not null and state <> 'waiting'
      and not exists (select from posts where posts.uri = statements.uri)`.execute(ctx.db);
  return rows[0];
}
