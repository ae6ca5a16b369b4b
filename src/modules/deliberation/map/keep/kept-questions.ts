import type { Components } from "../components.ts";
import { drawMap } from "../draw.ts";
import { findFloods } from "../floods.ts";
import { mergeVotes } from "../merge-votes.ts";
import { narrowVotes } from "../narrow-votes.ts";
import { prioritiesOf, toOpinionMap } from "../to-opinion-map.ts";
import type { Votes } from "../votes.ts";
import { type DrawQuestion, type Made, type MadeMap, OTHERWISE, type StatementOf } from "./messages.ts";
import { type Person, unpackPeople, unpackVotes } from "./unpack.ts";

/** Votes kept at hand; those of the question asked about least lately go first. Each takes three bytes. */
const MOST_VOTES = 20_000_000;

type Last = { readonly statements: readonly string[]; readonly components: Components };
type Kept = { readonly since: string; readonly votes: Votes; readonly last: { all?: Last; members?: Last } };
type Chosen = { readonly map: MadeMap; readonly placed: readonly string[] };

/** The votes of some questions, and how their maps last lay: all there is to draw them anew from what changed. */
export class KeptQuestions {
  readonly #kept = new Map<string, Kept>();
  readonly #most: number;

  constructor(most = MOST_VOTES) {
    this.#most = most;
  }

  /** Up to where the votes of a question are known. */
  since(questionId: string): string | undefined {
    return this.#kept.get(questionId)?.since;
  }

  /** Draws a question's maps, of all and of members. `otherwise` when not those votes are kept that `from` names. */
  draw(question: DrawQuestion): Made | typeof OTHERWISE {
    const { questionId, from, to, statements, people, votes, isWhole } = question;
    const before = this.#kept.get(questionId);
    if (before?.since !== from) return OTHERWISE;
    const isPerson = unpackPeople(people);
    const fresh = unpackVotes(votes);
    const merged = before && !isWhole ? mergeVotes(before.votes, fresh) : fresh;
    const rows = merged.participants.map((id) => isPerson.get(id));
    const known = rows.includes(undefined)
      ? narrowVotes(
          merged,
          (row) => rows[row] !== undefined,
          () => true,
        )
      : merged;
    const kept: Kept = { since: to, votes: known, last: before?.last ?? {} };
    this.#keep(questionId, kept);
    const byNumber = new Map(statements.map((one) => [String(one.number), one]));
    const all = choose(kept, "all", question, byNumber, isPerson);
    const isMixed = known.participants.some((id) => !((isPerson.get(id)?.flags ?? 0) & 5));
    const members = isMixed ? choose(kept, "members", question, byNumber, isPerson) : all;
    return { all: all.map, members: members.map, placed: all.placed };
  }

  #keep(questionId: string, kept: Kept): void {
    this.#kept.delete(questionId);
    this.#kept.set(questionId, kept);
    let votes = 0;
    for (const one of this.#kept.values()) votes += one.votes.vote.length;
    for (const [id, one] of this.#kept) {
      if (votes <= this.#most) return;
      votes -= one.votes.vote.length;
      this.#kept.delete(id);
    }
  }
}

function choose(
  { votes: known, last }: Kept,
  of: "all" | "members",
  { servers, steady }: DrawQuestion,
  byNumber: ReadonlyMap<string, StatementOf>,
  people: ReadonlyMap<string, Person>,
): Chosen {
  const flag = (id: string) => people.get(id)?.flags ?? 0;
  const votes = narrowVotes(
    known,
    (row) => counts(flag(known.participants[row] ?? ""), of),
    (column) => (byNumber.get(known.statements[column] ?? "")?.state ?? "waiting") !== "waiting",
  );
  const columns = votes.statements.map((number) => byNumber.get(number) ?? missing(number));
  const wishes = {
    out: Uint8Array.from(columns, ({ state, isMeta }) => (state === "out" || isMeta ? 1 : 0)),
    placedBefore: (row: number) => (flag(votes.participants[row] ?? "") & 2) > 0,
    last: last[of] && spread(last[of], votes.statements),
  };
  const drawing = drawMap(votes, { ...wishes, steady: steady[of] });
  const kept = drawing.found?.steady;
  last[of] = { statements: votes.statements, components: drawing.components };
  const sources = votes.participants.map((id) => people.get(id) ?? NOWHERE);
  const floods = findFloods(votes, drawing.out, sources).map(({ column, server, ...flood }) => ({
    id: columns[column]?.id ?? "",
    ...flood,
    ...(server > 0 && { server: servers[server - 1] ?? "" }),
  }));
  const map = { ...toOpinionMap(drawing, columns), floods };
  const anew = kept && kept.shown !== kept.best ? toOpinionMap(drawMap(votes, wishes), columns) : undefined;
  return {
    map: {
      participants: map.participants,
      votes: map.votes,
      result: JSON.stringify(map),
      priorities: JSON.stringify(prioritiesOf(drawing, columns)),
      anew: anew && JSON.stringify({ ...anew, floods }),
      steady: kept,
    },
    placed: Array.from(drawing.placed, (row) => votes.participants[row] ?? "").filter((id) => !(flag(id) & 2)),
  };
}

const NOWHERE: Person = { flags: 0, server: 0, network: 0, isNew: false };

/** Whose votes are set aside are kept all the same, for the day they count again. */
const counts = (flag: number, of: "all" | "members") => !(flag & 4) && (of === "all" || (flag & 1) > 0);

function missing(number: string): never {
  throw new Error(`There is no statement ${number}`);
}

/** The components of last time over today's columns; what is new begins at nothing. */
function spread({ statements, components }: Last, today: readonly string[]): Components {
  const place = new Map(statements.map((id, at) => [id, at]));
  const over = (component: Float64Array) => Float64Array.from(today, (id) => component[place.get(id) ?? -1] ?? 0);
  return [over(components[0]), over(components[1])];
}
