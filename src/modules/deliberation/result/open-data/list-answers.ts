import { sql } from "kysely";
import type { Context } from "#platform/context";
import { SMALL } from "../figures/rules.ts";

type Asked = { readonly id: string };
export type OpenStatement = {
  readonly id: string;
  readonly number: number;
  readonly language: string;
  readonly text: string;
  readonly votes: number;
};
export type Answer = { readonly tag: string; readonly number: number; readonly vote: number };

/**
 * Statements whose votes are open: those shown that ask what people think rather than who they are, with at least five votes; none
 * of a question that fewer than five people answered.
 */
export async function listOpenStatements(ctx: Context, question: Asked): Promise<OpenStatement[]> {
  const { rows } = await sql<OpenStatement>`
    select statements.id, number, language, text, count(*)::integer as votes
    from statements join statement_votes on statement_id = statements.id
      join question_participants part on part.id = statement_votes.participant_id and not set_aside
    where statements.question_id = ${question.id} and state = 'shown' and not is_meta
      and (select count(*) from (select from question_participants where question_id = ${question.id} and not set_aside
        and exists (select from statement_votes where participant_id = question_participants.id) limit ${SMALL}) as people) >= ${SMALL}
    group by statements.id having count(*) >= ${SMALL} order by number`.execute(ctx.db);
  return rows;
}

const PEOPLE = 2000;

/** Who answered what, by the tag of each participant, which is random: an order that tells neither when nor who. */
export async function* listAnswers(
  ctx: Context,
  question: Asked,
  statements: readonly OpenStatement[],
): AsyncGenerator<Answer[]> {
  const ids = statements.map(({ id }) => id);
  for (let after = "00000000-0000-0000-0000-000000000000", more = true; more; ) {
    const { rows: people } = await sql<{ id: string; tag: string }>`
      select id, tag from question_participants where question_id = ${question.id} and not set_aside and tag > ${after}::uuid order by tag limit ${PEOPLE}`.execute(
      ctx.db,
    );
    const { rows } = await sql<Answer>`
      select tag, number, vote from question_participants join statement_votes on participant_id = question_participants.id
        join statements on statements.id = statement_id
      where question_participants.id = any(${people.map(({ id }) => id)}) and statement_id = any(${ids}) order by tag, number`.execute(
      ctx.db,
    );
    yield rows;
    more = people.length === PEOPLE;
    after = people.at(-1)?.tag ?? after;
  }
}
