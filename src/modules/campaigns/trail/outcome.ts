import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { DemandRow } from "../demands/queries.ts";
import { trailLimits } from "./rules.ts";

/** How those affected answered whether it was really done. */
export type Outcome = {
  readonly affected: number;
  readonly yes: number;
  readonly no: number;
  /** So many must have answered before it is decided. */
  readonly quorum: number;
};

/** Whose answer is asked: the author, with an account or a key, and signers who are affected themselves. */
export async function findOutcome(ctx: Context, { id, round }: Pick<DemandRow, "id" | "round">): Promise<Outcome> {
  const { rows } = await sql<{ affected: number; yes: number; no: number }>`
    select (select (author_id is not null or key_hash is not null)::int from demands where id = ${id})
        + (select count(*)::int from signatures join demands on demands.id = demand_id where demand_id = ${id} and state = 'valid' and affected
            and account_id is not null and account_id is distinct from author_id and tier = 'member') as affected,
      count(*) filter (where done)::int as yes, count(*) filter (where not done)::int as no
    from demand_votes where demand_id = ${id} and round = ${round}`.execute(ctx.db);
  const { affected = 0, yes = 0, no = 0 } = rows[0] ?? {};
  return { affected, yes, no, quorum: quorumOf(affected) };
}

/** Five answers, or all where fewer are affected. */
export const quorumOf = (affected: number): number => Math.max(1, Math.min(trailLimits.quorum, affected));

/**
 * What the answers decide: nothing before the quorum, nor in the first days while not everybody answered. A tie is not
 * a confirmation.
 */
export function decide(outcome: Outcome, daysSinceDone: number): "confirmed" | "reopened" | undefined {
  const answers = outcome.yes + outcome.no;
  if (answers < outcome.quorum) return undefined;
  if (daysSinceDone < trailLimits.voteDays && answers < outcome.affected) return undefined;
  return outcome.yes > outcome.no ? "confirmed" : "reopened";
}
