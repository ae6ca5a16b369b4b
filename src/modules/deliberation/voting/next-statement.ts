import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { StatementRow } from "../statements/rules.ts";

/** Step 15 of the method for a statement nobody has seen, whose place on the map is not known: ((1 - 1/2) · 1/2 · (1 + 8))². */
const UNSEEN = 5.0625;
const META = 49;

/**
 * The statement somebody answers next: drawn among those they have not answered, each with a probability proportional to its
 * priority (the specification's step 15), by an exponential race (the smallest of -ln(u)/priority wins; Efraimidis and Spirakis
 * 2006). Each u is made of who asks and which statement, so a page loaded again shows the same one, and each person has an order
 * of their own. What the map does not know yet has the priority of a statement nobody saw, so what is new is not drowned.
 */
export async function findNextStatement(
  ctx: Context,
  question: { readonly id: string },
  participant: string | undefined,
  seed: string,
): Promise<StatementRow | undefined> {
  const { rows } = await sql<StatementRow>`
    with weights as (select key::bigint as id, value::float8 as priority
      from opinion_maps, jsonb_each_text(priorities) where question_id = ${question.id} and opinion_maps.of = 'all')
    select statements.* from statements left join weights on weights.id = statements.id
    where question_id = ${question.id} and state = 'shown' and not exists (select from statement_votes
      where statement_id = statements.id and participant_id = ${participant ?? null})
    order by -ln(((hashtextextended(statements.id || ' ' || ${seed}::text, 0) >> 11) & 9007199254740991) / 9007199254740992.0::float8 + 1e-17)
      / greatest(coalesce(weights.priority, case when is_meta then ${META}::float8 else ${UNSEEN}::float8 end), 1e-9), statements.id limit 1`.execute(
    ctx.db,
  );
  return rows[0];
}

export type Progress = { readonly answered: number; readonly all: number };

/** How many of the statements shown somebody has answered. */
export async function findProgress(
  ctx: Context,
  question: { readonly id: string },
  participant: string | undefined,
): Promise<Progress> {
  const { rows } = await sql<Progress>`
    select count(*)::int as all, (count(*) filter (where exists (select from statement_votes
      where statement_id = statements.id and participant_id = ${participant ?? null})))::int as answered
    from statements where question_id = ${question.id} and state = 'shown'`.execute(ctx.db);
  return rows[0] ?? { answered: 0, all: 0 };
}
