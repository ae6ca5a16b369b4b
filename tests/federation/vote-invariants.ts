import { findCopy, type Lane } from "./deeds.ts";
import type { Invariant } from "./invariants.ts";
import { type Asked, asked } from "./vote-deeds.ts";

type Counts = { readonly member: number; readonly guest: number; readonly remote: number };

/** Of all somebody said of a statement and did not take back, the last counts, once, in their own tier. */
const lastWordCounts: Invariant = async (lane) => {
  const broken: string[] = [];
  for (const one of asked.get(lane) ?? []) {
    const { server: home } = one.said.by;
    const { rows } = await home.pool.query<{ handle: string; tier: string; number: number; vote: number }>(
      `select handle, tier, number, vote from statement_votes join question_participants on question_participants.id = participant_id
        join accounts on accounts.id = account_id join statements on statements.id = statement_id where statement_votes.question_id = $1`,
      [one.id],
    );
    const counted = rows.map(({ handle, tier, number, vote }) => `${handle} ${tier} ${number} ${vote}`).sort();
    const meant = meantIn(one);
    if (counted.join() !== meant.join())
      broken.push(`at ${home.host} counts ${counted.join(", ")}\n  but ${meant.join(", ")} was said`);
  }
  return broken;
};

function meantIn({ said, sayings }: Asked): string[] {
  const last = new Map<string, string>();
  for (const { by, number, vote } of sayings) {
    const isOurs = by.server === said.by.server;
    const { handle } = by.person.account;
    const who = isOurs ? `${handle} member` : `${handle}@${by.server.host} remote`;
    last.set(`${who} ${number}`, `${who} ${number} ${vote}`);
  }
  return [...last.values()].sort();
}

/** Every server that knows a question shows the same counts of each tier as its own server does. */
const countsAgree: Invariant = async (lane, servers) => {
  const broken: string[] = [];
  for (const one of asked.get(lane) ?? []) {
    const { server: home } = one.said.by;
    const { rows } = await home.pool.query<Counts>(
      `select (count(*) filter (where tier = 'member'))::int as member, (count(*) filter (where tier = 'guest'))::int as guest,
        (count(*) filter (where tier = 'remote'))::int as remote from question_participants where question_id = $1`,
      [one.id],
    );
    for (const server of servers.filter((each) => each !== home)) {
      const copy = await findCopy(server, one.said);
      const shown = await server.pool.query<Counts>(
        "select by_member as member, by_guest as guest, by_remote as remote from remote_questions where post_id = $1",
        [copy?.id],
      );
      if (JSON.stringify(shown.rows[0]) !== JSON.stringify(rows[0]))
        broken.push(
          `${server.host} shows ${JSON.stringify(shown.rows[0])}, ${home.host} counts ${JSON.stringify(rows[0])}`,
        );
    }
  }
  return broken;
};

/** Nobody waits for an answer to what they voted elsewhere, and nothing was refused. */
const allAnswered: Invariant = async (lane: Lane, servers) => {
  const broken: string[] = [];
  const mine = lane.people.map(({ person }) => person.account.id);
  for (const server of servers) {
    const { rows } = await server.pool.query(
      "select uri, state from opinions_elsewhere where state <> 'accepted' and account_id = any($1::bigint[])",
      [mine],
    );
    for (const { uri, state } of rows) broken.push(`${uri} is ${state}`);
  }
  return broken;
};

export const voteInvariants: readonly Invariant[] = [lastWordCounts, countsAgree, allAnswered];
