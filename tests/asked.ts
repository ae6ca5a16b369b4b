import { setTimeout as sleep } from "node:timers/promises";
import type { OpinionMap } from "../src/modules/deliberation/map/opinion-map.ts";
import { seeded } from "./made-up-map.ts";
import type { Person, World } from "./world.ts";

/** Lets the worker draw every map that waits: a drawing stands a little apart from the one before. */
export async function drawsMaps({ pool, settle }: Pick<World, "pool" | "settle">): Promise<void> {
  for (let left = 200; left > 0; left--) {
    await settle();
    const { rows } = await pool.query(
      "select from graphile_worker.jobs where task_identifier = 'deliberation.draw-map'",
    );
    if (rows.length === 0) return;
    await sleep(50);
  }
  throw new Error("a map was never drawn");
}

export type Planted = { readonly id: string; readonly statements: readonly string[] };
type Crowd = {
  readonly member?: number;
  readonly guest?: number;
  readonly remote?: number;
  /** Of the members, so many were new. */
  readonly fresh?: number;
  readonly statements?: number;
  /** Groups of people who think alike; one means that everybody does. */
  readonly camps?: number;
  readonly group?: string;
  readonly more?: string;
};

/** A question that many answered, in camps; the votes are real rows, told by a seed. */
export async function plantQuestion(world: World, asker: Person, crowd: Crowd = {}): Promise<Planted> {
  const { pool } = world;
  const { member = 0, guest = 0, remote = 0, fresh = 0, statements = 12, camps = 2 } = crowd;
  const one = async (text: string, values: unknown[]) =>
    (await pool.query<{ id: string }>(text, values)).rows.map(({ id }) => id);
  const [id = ""] = await one(
    `insert into questions (author_id, group_id, title, voters, next_number ${crowd.more ? ", closed_at" : ""}) values ($1, $2, 'Jalan pasar mau dibuat apa?', 'members', $3 ${crowd.more ? `, ${crowd.more}` : ""}) returning id`,
    [asker.account.id, crowd.group ?? null, statements + 1],
  );
  const ids = await one(
    "insert into statements (question_id, number, state, language, text, is_seed) select $1, n, 'shown', 'id', 'Usulan nomor ' || n, true from generate_series(1, $2) n returning id",
    [id, statements],
  );
  const accounts = (many: number, host: string) =>
    one(
      "insert into accounts (handle, name, status) select $2 || n || $3, 'Warga', $4 from generate_series(1, $1) n returning id",
      [many, `w${id.slice(-6)}_`, host && `@${host}`, host ? "remote" : "active"],
    );
  const people: string[] = [];
  if (member > 0)
    people.push(
      ...(await one(
        "insert into question_participants (question_id, tier, account_id, was_new, origin) select $1, 'member', id, nth <= $3, '\\x0102030405060708' from unnest($2::bigint[]) with ordinality as of (id, nth) returning id",
        [id, await accounts(member, ""), fresh],
      )),
    );
  if (remote > 0)
    people.push(
      ...(await one(
        "insert into question_participants (question_id, tier, account_id) select $1, 'remote', unnest($2::bigint[]) returning id",
        [id, await accounts(remote, "desa.test")],
      )),
    );
  if (guest > 0)
    people.push(
      ...(await one(
        "insert into question_participants (question_id, tier, token_hash, origin) select $1::bigint, 'guest', sha256(($1::bigint::text || n)::bytea), substring(sha256(n::text::bytea) from 1 for 8) from generate_series(1, $2) n returning id",
        [id, guest],
      )),
    );
  const random = seeded(Number(id.slice(-6)) || 1);
  const votes = people.flatMap((person, nth) =>
    ids.map((statement, at) => [person, statement, voteOf(random(), nth % camps, at)] as const),
  );
  await pool.query(
    "insert into statement_votes (question_id, participant_id, statement_id, vote) select $1, p, s, v from unnest($2::bigint[], $3::bigint[], $4::smallint[]) as t (p, s, v)",
    [id, votes.map(([p]) => p), votes.map(([, s]) => s), votes.map(([, , v]) => v)],
  );
  return { id, statements: ids };
}

/** Every fourth statement all agree with; of the rest each camp likes its own. */
function voteOf(chance: number, camp: number, statement: number): number {
  const likes = statement % 4 === 0 || statement % 2 === camp % 2;
  if (chance < 0.12) return 0;
  return (chance < 0.92 ? likes : !likes) ? 1 : -1;
}

/** Keeps a map of a planted question as the worker would, its camps as the groups. */
export async function keepMap(
  world: World,
  { id, statements }: Planted,
  camps = 2,
  of: "all" | "members" = "all",
): Promise<OpinionMap> {
  const { rows } = await world.pool.query<{ person: string; statement: string; vote: number }>(
    `select participant_id as person, statement_id as statement, vote from statement_votes join question_participants on question_participants.id = participant_id
      where statement_votes.question_id = $1 ${of === "members" ? "and tier = 'member'" : ""} order by participant_id, statement_id`,
    [id],
  );
  const people = [...new Set(rows.map(({ person }) => person))];
  const random = seeded(11);
  const tally = (some: (person: string) => boolean) =>
    Object.fromEntries(
      statements.map((statement) => {
        const votes = rows.filter((row) => row.statement === statement && some(row.person));
        const count = (vote: number) => votes.filter((row) => row.vote === vote).length;
        return [statement, [count(1), count(-1), votes.length] as const];
      }),
    );
  const hasGroups = camps > 1 && people.length >= 15;
  const campOf = new Map(people.map((person, nth) => [person, nth % camps]));
  const sizes = Array.from(
    { length: camps },
    (_, camp) => people.filter((person) => campOf.get(person) === camp).length,
  );
  const centre = (camp: number) =>
    [3 * Math.cos((camp * 2 * Math.PI) / camps), 2 * Math.sin((camp * 2 * Math.PI) / camps)] as const;
  const totals = tally(() => true);
  const map: OpinionMap = {
    participants: people.length,
    placed: people.length,
    votes: rows.length,
    statements,
    out: [],
    means: statements.map((statement) => {
      const [agreed = 0, disagreed = 0, seen = 1] = totals[statement] ?? [];
      return (agreed - disagreed) / Math.max(1, seen);
    }),
    components: [statements.map((_, nth) => (nth % 2 ? -0.3 : 0.3)), statements.map(() => 0.1)],
    groups: hasGroups
      ? sizes.map((size, camp) => ({
          id: camp,
          size,
          centre: centre(camp),
          representative: statements
            .filter((_, nth) => nth % 4 !== 0 && nth % 2 === camp % 2)
            .slice(0, 3)
            .map((statement) => ({ id: statement, side: "agree" as const, success: 0, seen: 0, isBestAgree: false })),
          votes: tally((person) => campOf.get(person) === camp),
        }))
      : [],
    silhouette: 0.5,
    dots: people.map((person) => {
      const camp = campOf.get(person) ?? 0;
      const [x, y] = centre(camp);
      return { at: [x + random() * 2 - 1, y + random() * 2 - 1] as const, size: 1, group: hasGroups ? camp : null };
    }),
    totals,
    consensus: {},
    common: { agree: statements.filter((_, nth) => nth % 4 === 0).slice(0, 5), disagree: [] },
  };
  await world.pool.query(
    `insert into opinion_maps (question_id, "of", participants, votes, result, priorities) values ($1, $2, $3, $4, $5, '{}')
      on conflict (question_id, "of") do update set result = excluded.result, participants = excluded.participants, votes = excluded.votes, made_at = now()`,
    [id, of, map.participants, map.votes, JSON.stringify(map)],
  );
  return map;
}
