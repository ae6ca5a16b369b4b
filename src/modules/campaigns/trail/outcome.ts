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

/**
 * Whose answer is asked: the author, with an account or a key, and signers who are affected themselves: members, and who
 * signed by mail or at a desk before it was said to be done. Nobody can look who those are who come only then.
 */
export async function findOutcome(ctx: Context, { id, round }: Pick<DemandRow, "id" | "round">): Promise<Outcome> {
  // One person is one, whether they come by account, by mailbox or by key; of what they answered the latest counts.
  const { rows } = await sql<{ affected: number; yes: number; no: number }>`
    with demand as (select id, author_id, key_hash, done_at from demands where id = ${id}),
    signers as (
      select signatures.id, coalesce(signatures.account_id, email_addresses.account_id) as account_id
        from demand join signatures on demand_id = demand.id left join email_addresses on mailbox_hash = mailbox
        where state = 'valid' and affected and (tier = 'member' or (tier in ('email', 'paper') and signed_at <= done_at))),
    asked as (
      select coalesce('account ' || account_id, 'signature ' || id) as person from signers
      union select coalesce('account ' || author_id, 'key') from demand where author_id is not null or key_hash is not null),
    answers as (
      select distinct on (person) person, done from (
        select coalesce('account ' || coalesce(demand_votes.account_id, signers.account_id), 'signature ' || signers.id, 'key') as person, done, voted_at
          from demand_votes left join signers on signers.id = signature_id where demand_id = ${id} and round = ${round}) as given
      where person in (select person from asked) order by person, voted_at desc)
    select (select count(*)::int from asked) as affected,
      count(*) filter (where done)::int as yes, count(*) filter (where not done)::int as no from answers`.execute(
    ctx.db,
  );
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
