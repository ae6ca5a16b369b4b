import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Bench } from "./bench.ts";
import { type Figure, figure, percentile } from "./figure.ts";
import { madeVotes } from "./made-votes.ts";
import { say } from "./say.ts";

const USUAL = { people: 2031, statements: 896, votes: 225_000 } as const;
const LARGE = { people: 100_000, statements: 500, votes: 4_000_000 } as const;
/** Votes on the page while its map is drawn all the time. */
const VOTING = { perSecond: 40, seconds: 10 } as const;
const LOOKS = 20;
/** Votes before any is measured, as with all other figures of pages. */
const WARMING = 400;

/** Maps from nothing, each in a process of its own; then a question on the server that many answer at once. */
export async function measureOpinionMaps(bench: Bench): Promise<Figure[]> {
  say("Maps of opinion are drawn …");
  const usual = draw(USUAL, 5);
  const large = draw(LARGE, 1);
  const figures = [
    figure(`map of ${usual.counted} votes, 2,031 × 896, one thread, best of 5`, Math.min(...usual.seconds), "s", {
      atMost: 0.5,
    }),
    figure(`the same, the first in a new process`, usual.seconds[0] ?? Number.NaN, "s"),
    figure(`map of 100,000 × 500 with ${large.counted} votes (some 38 each)`, large.seconds[0] ?? Number.NaN, "s", {
      atMost: 10,
    }),
    figure("memory of that process (RSS)", large.megabytes, "MB", { atMost: 1500 }),
  ];
  say("Many answer one question …");
  const question = await plantQuestion(bench);
  return [...figures, ...(await measureVoting(bench, question))];
}

function draw({ people, statements, votes }: typeof USUAL | typeof LARGE, times: number) {
  const file = join(import.meta.dirname, "draw-large.ts");
  const words = [people, statements, votes, times].map(String);
  return JSON.parse(execFileSync(process.execPath, [file, ...words]).toString()) as {
    seconds: number[];
    counted: number;
    megabytes: number;
  };
}

/** The usual conversation as a question on the server. Its votes are guests', so that members are free to vote. */
async function plantQuestion({ pool, speaker }: Bench): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query({ text: "set statement_timeout = 0" });
    return await plant(client, speaker);
  } finally {
    client.release(true);
  }
}

async function plant(client: pg.PoolClient, speaker: { readonly id: string }): Promise<string> {
  const given = madeVotes(USUAL.people, USUAL.statements, USUAL.votes);
  const { rows } = await client.query<{ id: string }>(
    "insert into questions (author_id, title, voters) values ($1, 'Bagaimana jalan pasar?', 'members') returning id",
    [speaker.id],
  );
  const id = rows[0]?.id ?? "";
  await client.query(
    "insert into statements (question_id, number, state, language, text) select $1, n, 'shown', 'id', 'Pernyataan ke-' || n from generate_series(1, $2::int) n",
    [id, USUAL.statements],
  );
  await client.query(
    `insert into question_participants (question_id, tier, token_hash)
      select $1::bigint, 'guest', sha256(($1::bigint || ' ' || n)::bytea) from generate_series(1, $2::int) n`,
    [id, USUAL.people],
  );
  await client.query({
    text: `with people as (select id, row_number() over (order by id) - 1 as at from question_participants where question_id = $1),
      said as (select distinct on (row, col) row, col, vote from unnest($2::int[], $3::int[], $4::int[]) with ordinality as t (row, col, vote, turn)
        order by row, col, turn desc)
      insert into statement_votes (question_id, participant_id, statement_id, vote)
      select $1, people.id, statements.id, said.vote from said join people on people.at = row
        join statements on question_id = $1 and number = col + 1`,
    values: [id, Array.from(given.row), Array.from(given.column), Array.from(given.vote)],
  });
  await client.query({ text: "analyze statement_votes, question_participants, statements" });
  return id;
}

async function measureVoting(bench: Bench, question: string): Promise<Figure[]> {
  const { pool, server, readers } = bench;
  await pool.query("truncate rate_limits");
  const count = async () => {
    const { rows } = await pool.query("select votes from opinion_maps where question_id = $1 and of = 'all'", [
      question,
    ]);
    return Number(rows[0]?.votes ?? 0);
  };
  let turns = 0;
  /** Each reader votes on one statement after the other. */
  const vote = async () => {
    const turn = turns++;
    const begun = performance.now();
    const answer = await fetch(`${server.origin}/questions/${question}/votes`, {
      method: "POST",
      headers: {
        cookie: readers[turn % readers.length]?.cookie ?? "",
        origin: server.origin,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: `statement=${Math.floor(turn / readers.length) + 1}&vote=agree`,
      redirect: "manual",
    });
    await answer.arrayBuffer();
    if (answer.status === 503) return Number.POSITIVE_INFINITY;
    if (answer.status !== 303) throw new Error(`A vote was answered with ${answer.status}`);
    return performance.now() - begun;
  };
  const seen: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const before = await count();
    await vote();
    const begun = performance.now();
    while ((await count()) === before) await sleep(5);
    seen.push(performance.now() - begun);
  }
  for (let turn = 0; turn < WARMING; turn++) await vote();
  const begun = performance.now();
  const took = await Promise.all(
    Array.from({ length: VOTING.perSecond * VOTING.seconds }, async (_, turn) => {
      await sleep(Math.max(0, begun + (turn * 1000) / VOTING.perSecond - performance.now()));
      return vote();
    }),
  );
  const page = await fetch(`${server.origin}/questions/${question}/map`, {
    headers: { "accept-encoding": "br", cookie: readers[0]?.cookie ?? "" },
  });
  const text = await page.text();
  if (page.status !== 200 || !text.includes("<svg")) throw new Error(`The map was answered with ${page.status}`);
  return [
    figure("a new vote is on the map of 225,000 votes, p50", percentile(seen.slice(1), 0.5) / 1000, "s"),
    figure("a new vote is on the map of 225,000 votes, slowest of 19", Math.max(...seen.slice(1)) / 1000, "s", {
      atMost: 1,
    }),
    figure("the first vote, with nothing kept", (seen[0] ?? Number.NaN) / 1000, "s"),
    figure(`a vote at ${VOTING.perSecond}/s while its map is drawn, p50`, percentile(took, 0.5), "ms"),
    figure(
      `a vote at ${VOTING.perSecond}/s while its map is drawn: refused for want of room`,
      (100 * took.filter((ms) => ms === Number.POSITIVE_INFINITY).length) / took.length,
      "%",
    ),
    figure(`a vote at ${VOTING.perSecond}/s while its map is drawn, p95`, percentile(took, 0.95), "ms", { atMost: 10 }),
  ];
}
