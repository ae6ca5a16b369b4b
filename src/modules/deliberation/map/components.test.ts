import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { centredValues, meansOf } from "./centre.ts";
import { type Components, componentsOf } from "./components.ts";
import { gatherVotes, type Votes } from "./votes.ts";

/** Statements × statements: the votes' X'X, written out as the method says it. */
function gram({ participants, statements, start, column, vote }: Votes, means: Float64Array): number[][] {
  const sums = statements.map(() => statements.map(() => 0));
  for (const row of participants.keys()) {
    const x = statements.map(() => 0);
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      const here = column[at] ?? 0;
      x[here] = (vote[at] ?? 0) - (means[here] ?? 0);
    }
    for (const [i, one] of x.entries())
      for (const [j, other] of x.entries()) (sums[i] as number[])[j] = (sums[i]?.[j] ?? 0) + one * other;
  }
  return sums;
}

/** All eigenvalues, largest first, by Jacobi's rotations: slow, and another way than ours. */
function eigenvalues(matrix: number[][]): number[] {
  const a = matrix.map((row) => [...row]);
  const at = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < 60; sweep++)
    for (let p = 0; p < a.length; p++)
      for (let q = p + 1; q < a.length; q++) {
        if (Math.abs(at(p, q)) < 1e-300) continue;
        const angle = Math.atan2(2 * at(p, q), at(p, p) - at(q, q)) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < a.length; k++) {
          const [x, y] = [at(k, p), at(k, q)];
          const row = a[k] as number[];
          row[p] = c * x + s * y;
          row[q] = c * y - s * x;
        }
        for (let k = 0; k < a.length; k++) {
          const [x, y] = [at(p, k), at(q, k)];
          (a[p] as number[])[k] = c * x + s * y;
          (a[q] as number[])[k] = c * y - s * x;
        }
      }
  return a.map((row, i) => row[i] ?? 0).sort((x, y) => y - x);
}

const someVotes = fc
  .tuple(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 2, max: 14 }))
  .chain(([people, statements]) =>
    fc.tuple(
      fc.constant({ people, statements }),
      fc.array(fc.integer({ min: -2, max: 1 }), { minLength: people * statements, maxLength: people * statements }),
    ),
  );

function check(votes: Votes, last?: Components): Components {
  const out = new Uint8Array(votes.statements.length);
  const means = meansOf(votes, out);
  const found = componentsOf(votes, out, centredValues(means, out), last);
  const matrix = gram(votes, means);
  const right = eigenvalues(matrix);
  const enough = 1e-9 * Math.max(1, right[0] ?? 0);
  for (const [rank, vector] of found.entries()) {
    const made = matrix.map((row) => row.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0));
    const value = made.reduce((sum, one, at) => sum + one * (vector[at] ?? 0), 0);
    assert.ok(Math.abs(value - (right[rank] ?? 0)) < enough, `${rank}: ${value} instead of ${right[rank]}`);
    assert.ok(made.every((one, at) => Math.abs(one - value * (vector[at] ?? 0)) < enough));
  }
  const between = found[0].reduce((sum, value, at) => sum + value * (found[1][at] ?? 0), 0);
  assert.ok(Math.abs(between) < 1e-9);
  return found;
}

test("both components are the top eigenvectors of X'X, whatever was voted, from nothing and from another start", () => {
  fc.assert(
    fc.property(someVotes, fc.nat(), ([{ people, statements }, list], seed) => {
      const cast = [...list.keys()].filter((at) => (list[at] ?? -2) >= -1);
      const ids = (length: number) => Array.from({ length }, (_, at) => String(at));
      const votes = gatherVotes({
        participants: ids(people),
        statements: ids(statements),
        row: Uint32Array.from(cast, (at) => Math.floor(at / statements)),
        column: Uint16Array.from(cast, (at) => at % statements),
        vote: Int8Array.from(cast, (at) => list[at] ?? 0),
      });
      const found = check(votes);
      check(votes, found);
      check(votes, [found[1], found[0]]);
      check(votes, [found[0].map((_, at) => Math.sin(seed + at)), found[0]]);
    }),
    { numRuns: 300 },
  );
});
