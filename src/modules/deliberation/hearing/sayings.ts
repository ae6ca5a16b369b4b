import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Vote } from "../voting/rules.ts";

/** Something that says a vote: its name in `spoken_votes.said_by`, and when it was said there. */
export type Saying = { readonly said_by: string; readonly vote: Vote; readonly said_at: Date };
type Kept = Saying & { readonly counts: boolean };

/** The name of a reply, and of a vote cast by the form. Objects of other servers have their own. */
export const byReply = (reply: { readonly id: string }): string => `reply ${reply.id}`;
const BY_FORM = "form";
export const isObject = ({ said_by }: Pick<Saying, "said_by">): boolean => said_by.startsWith("http");

/**
 * What somebody said of a statement and stands, with the vote they cast by the form since then or before. One at a time asks for one
 * person, until the transaction ends.
 */
export async function listSayings(
  ctx: Context,
  account: { readonly id: string },
  statement: { readonly id: string },
): Promise<Saying[]> {
  const { rows: parts } = await sql<{ id: string }>`select question_participants.id from question_participants
    join statements using (question_id) where account_id = ${account.id} and statements.id = ${statement.id}
    for no key update of question_participants`.execute(ctx.db);
  const [part] = parts;
  if (!part) return [];
  const { rows } =
    await sql<Kept>`select said_by, spoken_votes.vote, said_at, coalesce(spoken_votes.changed = cast_votes.changed, false) as counts
    from spoken_votes join statement_votes cast_votes using (participant_id, statement_id)
    where participant_id = ${part.id} and statement_id = ${statement.id}`.execute(ctx.db);
  if (rows.some(({ counts }) => counts)) return rows;
  const { rows: cast } = await sql<Saying>`select ${BY_FORM} as said_by, vote, voted_at as said_at from statement_votes
    where participant_id = ${part.id} and statement_id = ${statement.id}`.execute(ctx.db);
  return [...rows.filter(({ said_by }) => said_by !== BY_FORM), ...cast];
}

/** What was said last; of two at once the later in the list. */
export const lastOf = <Said extends Saying>(sayings: readonly Said[]): Said | undefined =>
  sayings.reduce<Said | undefined>((last, one) => (last && last.said_at > one.said_at ? last : one), undefined);

/** Writes down all that stands, of which one made the vote that counts. */
export async function keepSayings(
  ctx: Context,
  participant: string,
  statement: { readonly id: string },
  sayings: readonly Saying[],
  counts: Saying,
): Promise<void> {
  await sql`delete from spoken_votes where participant_id = ${participant} and statement_id = ${statement.id}`.execute(
    ctx.db,
  );
  await sql`insert into spoken_votes (participant_id, statement_id, said_by, vote, said_at, changed)
    select participant_id, statement_id, said_by, said.vote, said_at, case when said_by = ${counts.said_by} then changed end
    from statement_votes, jsonb_to_recordset(${JSON.stringify(sayings)}::jsonb) as said (said_by text, vote smallint, said_at timestamptz)
    where participant_id = ${participant} and statement_id = ${statement.id}`.execute(ctx.db);
}
