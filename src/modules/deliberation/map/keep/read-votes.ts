import { sql } from "kysely";
import type { Context } from "#platform/context";
import { type DrawQuestion, PERSON_BYTES, type StatementOf } from "./messages.ts";

/** People whose votes are read at once: some tens of thousands of votes, a few milliseconds of work. */
const PEOPLE = 1000;
/** Servers of fewer people are not told apart. */
const FEWEST = 5;

export type Read = Pick<DrawQuestion, "to" | "statements" | "people" | "servers" | "steady" | "votes" | "isWhole"> & {
  readonly readAt: Date;
};

/**
 * Reads what a thread that knows everything up to `from` does not know, or all, as one moment saw it; all as well when votes were taken
 * back since. The votes come packed
 * by the database, so that few lines pass through the server. Undefined for a question that is gone.
 */
export async function readVotes(ctx: Context, questionId: string, from: string | undefined): Promise<Read | undefined> {
  return ctx.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (db) => {
      const { rows: moments } = await sql<{
        to: string;
        readAt: Date;
        isWhole: boolean;
        people: Buffer | null;
        servers: string[];
        steady: Read["steady"] | null;
      }>`
        with part as materialized (select question_participants.*, coalesce(host, '') as host from question_participants
            left join accounts on accounts.id = account_id and tier = 'remote' where question_id = ${questionId}),
          numbered as (select host, row_number() over (order by host) as place from part where host <> ''
            group by host having count(*) >= ${FEWEST})
        select pg_snapshot_xmin(pg_current_snapshot())::text as to, now() as "readAt",
          coalesce(votes_gone >= ${from ?? "0"}::xid8, ${from === undefined}::boolean) as "isWhole",
          (select string_agg(int8send(id) || int2send(((tier = 'member')::int + 2 * in_map::int + 4 * set_aside::int + 8 * was_new::int)::int2)
              || coalesce(origin, '\\x0000000000000000') || int4send(coalesce(place, 0)::int4), ''::bytea order by id)
            from part left join numbered using (host)) as people,
          array(select host from numbered order by place) as servers,
          (select json_object_agg("of", json_build_object('shown', shown_groups, 'best', best_groups, 'times', best_times))
            from opinion_maps where question_id = questions.id and shown_groups is not null
              and closed_at is null and coalesce(closes_at > now(), true)) as steady
        from questions where id = ${questionId}`.execute(db);
      const [moment] = moments;
      if (!moment) return undefined;
      const { rows: statements } = await sql<StatementOf>`
        select id::text as id, number, state, is_meta as "isMeta" from statements where question_id = ${questionId}`.execute(
        db,
      );
      const people = moment.people ?? Buffer.alloc(0);
      const read = async (some: ReturnType<typeof sql>) => {
        const { rows } = await sql<{ packed: Buffer | null }>`
          select string_agg(int8send(statement_votes.participant_id) || int2send(number::int2) || int2send(vote), ''::bytea) as packed
          from statement_votes join statements on statements.id = statement_id where statement_votes.question_id = ${questionId} and ${some}`.execute(
          db,
        );
        return rows[0]?.packed ?? Buffer.alloc(0);
      };
      const votes: Buffer[] = [];
      if (!moment.isWhole) votes.push(await read(sql`changed >= ${from}::xid8`));
      else
        for (let at = 0; at < people.length; at += PEOPLE * PERSON_BYTES) {
          const last = Math.min(people.length, at + PEOPLE * PERSON_BYTES) - PERSON_BYTES;
          const ends = [people.readBigInt64BE(at).toString(), people.readBigInt64BE(last).toString()];
          votes.push(await read(sql`statement_votes.participant_id between ${ends[0]}::bigint and ${ends[1]}::bigint`));
        }
      const { to, readAt, isWhole, servers } = moment;
      return { to, readAt, isWhole, servers, statements, people, votes, steady: moment.steady ?? {} };
    });
}
