import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawMap } from "./draw.ts";
import { findGroups } from "./find-groups.ts";
import { type Steady, steadied } from "./steady.ts";
import { gatherVotes } from "./votes.ts";

const after = (bests: readonly number[]) => {
  let steady: Steady | undefined;
  return bests.map((best) => {
    steady = steadied(steady, best);
    return steady.shown;
  });
};

test("the first drawing shows what is clearest at once; afterwards another number must be the clearest four times in a row", () => {
  assert.deepEqual(after([3, 2, 2, 2, 2, 2]), [3, 3, 3, 3, 2, 2]);
  assert.deepEqual(after([2, 3, 3, 3, 2, 3, 3, 3, 3]), [2, 2, 2, 2, 2, 2, 2, 2, 3], "once otherwise begins anew");
  assert.deepEqual(after([2, 3, 4, 3, 4, 5, 3]), [2, 2, 2, 2, 2, 2, 2]);
});

test("what is shown changes only after four of the same, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 }), (bests) => {
      const shown = after(bests);
      assert.equal(shown[0], bests[0]);
      for (let at = 1; at < shown.length; at++)
        if (shown[at] !== shown[at - 1]) assert.ok(bests.slice(at - 3, at + 1).every((best) => best === shown[at]));
      for (let at = 3; at < shown.length; at++)
        if (new Set(bests.slice(at - 3, at + 1)).size === 1) assert.equal(shown[at], bests[at]);
    }),
  );
});

/** Three heaps of people; the third comes so near to the second that two groups are clearer. */
const heaps = (apart: number) =>
  Float64Array.from(
    [0, 10, 10 + apart].flatMap((x) => Array.from({ length: 10 }, (_, at) => [x + (at % 4) * 0.3, at * 0.1]).flat()),
  );

test("on the edge between two and three groups the picture stays as it was, with three groups that are still there", () => {
  assert.deepEqual([findGroups(heaps(10)).sizes.length, findGroups(heaps(1.5)).sizes.length], [3, 2]);
  let { steady } = findGroups(heaps(10));
  for (const [turn, apart] of [1.5, 10, 1.5, 1.5, 1.5].entries()) {
    const groups = findGroups(heaps(apart), steady);
    steady = groups.steady;
    assert.deepEqual([turn, [...groups.sizes]], [turn, [10, 10, 10]]);
  }
  assert.deepEqual([...findGroups(heaps(1.5), steady).sizes], [20, 10]);
});

test("so many groups as were shown are not kept where they would be of fewer than five people", () => {
  const two = Float64Array.from([0, 9].flatMap((x) => Array.from({ length: 8 }, (_, at) => [x + at * 0.01, 0]).flat()));
  const { sizes, steady } = findGroups(two, { shown: 5, best: 5, times: 4 });
  assert.deepEqual([[...sizes], steady.shown], [[8, 8], 2]);
});

test("drawn with the same history it is the same, and without any it is found from scratch", () => {
  const cast = fc.tuple(fc.nat(39), fc.nat(11), fc.integer({ min: -1, max: 1 }));
  const history = fc.record({
    shown: fc.integer({ min: 1, max: 5 }),
    best: fc.integer({ min: 1, max: 5 }),
    times: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(cast, { minLength: 150, maxLength: 400, size: "max" }), history, (casts, steady) => {
      const ids = (many: number) => Array.from({ length: many }, (_, at) => String(at).padStart(3, "0"));
      const votes = gatherVotes({
        participants: ids(40),
        statements: ids(12),
        row: Uint32Array.from(casts, ([row]) => row),
        column: Uint16Array.from(casts, ([, column]) => column),
        vote: Int8Array.from(casts, ([, , vote]) => vote),
      });
      const out = new Uint8Array(votes.statements.length);
      const [one, two] = [drawMap(votes, { out, steady }), drawMap(votes, { out, steady })];
      assert.deepEqual([...one.groupOf], [...two.groupOf]);
      assert.deepEqual(one.found?.steady, two.found?.steady);
      const scratch = drawMap(votes, { out });
      assert.deepEqual(scratch.found?.steady, {
        shown: scratch.found?.sizes.length,
        best: scratch.found?.sizes.length,
        times: 1,
      });
      assert.equal(one.found?.steady.best, scratch.found?.sizes.length);
    }),
    { numRuns: 60 },
  );
});
