import type { Given } from "../src/modules/deliberation/map/votes.ts";

/** How far people of one mind agree with each other, and the rest is chance; how many minds there are. */
const [TOGETHER, MINDS] = [0.4, 3];
/** Between these somebody passes. */
const PASS = 0.15;

/** Votes of a conversation with three minds in it: who votes on what is even chance, and the same on every run. */
export function madeVotes(people: number, statements: number, votes: number): Given {
  const chance = seeded(1945);
  const leans = Array.from({ length: MINDS }, () => Float64Array.from({ length: statements }, () => chance() * 2 - 1));
  const [row, column, vote] = [new Uint32Array(votes), new Uint16Array(votes), new Int8Array(votes)];
  for (let at = 0; at < votes; at++) {
    const [person, statement] = [Math.floor(chance() * people), Math.floor(chance() * statements)];
    const lean = leans[person % MINDS]?.[statement] ?? 0;
    const feeling = lean * TOGETHER + (chance() * 2 - 1) * (1 - TOGETHER);
    row[at] = person;
    column[at] = statement;
    vote[at] = feeling > PASS ? 1 : feeling < -PASS ? -1 : 0;
  }
  const ids = (length: number) => Array.from({ length }, (_, at) => String(at + 1));
  return { participants: ids(people), statements: ids(statements), row, column, vote };
}

/** Mulberry32, by Tommy Ettinger: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
