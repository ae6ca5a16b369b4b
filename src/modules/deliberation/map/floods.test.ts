import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findFloods, type Source } from "./floods.ts";
import { gatherVotes } from "./votes.ts";

const ours: Source = { server: 0, network: 0, isNew: false };
type Cast = readonly [person: number, statement: number, vote: number];
const people = (many: number, source: Partial<Source> = {}) =>
  Array.from({ length: many }, () => ({ ...ours, ...source }));
const floods = (sources: readonly Source[], casts: readonly Cast[], out: readonly number[] = []) => {
  const votes = gatherVotes({
    participants: sources.map((_, at) => String(at).padStart(4, "0")),
    statements: ["1", "2"],
    row: Uint32Array.from(casts, ([row]) => row),
    column: Uint16Array.from(casts, ([, column]) => column),
    vote: Int8Array.from(casts, ([, , vote]) => vote),
  });
  return findFloods(
    votes,
    Uint8Array.from([0, 1], (column) => Number(out.includes(column))),
    sources,
  );
};
const allSay = (from: number, to: number, statement: number, vote: number) =>
  Array.from({ length: to - from }, (_, at): Cast => [from + at, statement, vote]);

test("more than half of those who agree came from one server: it is told, in fives, and not for the other side", () => {
  const crowd = [...people(20), ...people(23, { server: 7 })];
  const casts = [...allSay(0, 20, 0, 1), ...allSay(20, 43, 0, 1), ...allSay(0, 43, 1, -1)];
  assert.deepEqual(floods(crowd, casts, [1]), [{ column: 0, side: "agree", from: "server", server: 7, least: 20 }]);
  const even = [...people(23), ...people(23, { server: 7 })];
  assert.deepEqual(floods(even, [...allSay(0, 46, 0, 1)]), [], "half is not more than half");
  assert.deepEqual(floods([...people(1), ...people(4, { server: 7 })], allSay(0, 5, 0, 1)), [], "four are not told of");
});

test("one network, or new accounts, are told of where they stand out, and not where everybody is in it", () => {
  const village = people(30, { network: 3, isNew: true });
  assert.deepEqual(floods(village, allSay(0, 30, 0, 1)), []);
  const crowd = [...people(40), ...people(12, { network: 3, isNew: true })];
  assert.deepEqual(floods(crowd, [...allSay(0, 40, 0, 1), ...allSay(35, 52, 1, -1)]), [
    { column: 1, side: "disagree", from: "network", server: 0, least: 10 },
    { column: 1, side: "disagree", from: "new", server: 0, least: 10 },
  ]);
});

test("it is what counting one by one finds, and a pass is on no side", () => {
  const source = fc.record({ server: fc.nat(3), network: fc.nat(2), isNew: fc.boolean() });
  const vote = fc.tuple(fc.nat(29), fc.nat(1), fc.integer({ min: -1, max: 1 }));
  fc.assert(
    fc.property(
      fc.array(source, { minLength: 30, maxLength: 30 }),
      fc.array(vote, { maxLength: 120 }),
      (sources, casts) => {
        const last = new Map(casts.map((cast) => [`${cast[0]} ${cast[1]}`, cast]));
        const voters = new Set(casts.map(([row]) => row));
        const used = [...new Set(casts.map(([, column]) => column))].sort();
        const rows = [...voters].sort((a, b) => a - b);
        const place = new Map(rows.map((row, at) => [row, at]));
        const own = rows.map((row) => sources[row] as Source);
        const found = floods(
          own,
          [...last.values()].map(([row, column, one]) => [place.get(row) ?? 0, column, one]),
        );
        for (const column of used)
          for (const side of ["agree", "disagree"] as const) {
            const takers = [...last.values()].filter(
              (one) => one[1] === column && one[2] === (side === "agree" ? 1 : -1),
            );
            for (const server of [1, 2, 3]) {
              const many = takers.filter(([row]) => sources[row]?.server === server).length;
              const expected = many >= 5 && many * 2 > takers.length;
              const told = found.some((one) => one.column === column && one.side === side && one.server === server);
              assert.equal(told, expected);
            }
          }
      },
    ),
    { numRuns: 300 },
  );
});
