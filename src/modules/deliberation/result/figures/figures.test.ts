import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { madeUpMap } from "../../../../../tests/made-up-map.ts";
import { findAgreed, findDifferences, findingOf, findSaid } from "./findings.ts";
import { sizesOf } from "./group-sizes.ts";
import { hideSmall } from "./hide-small.ts";
import { SMALL } from "./rules.ts";
import { type Share, type Told, tell, type Votes } from "./share.ts";

const votes = fc
  .tuple(fc.nat(30), fc.nat(30), fc.nat(10))
  .map(([agreed, disagreed, passed]): Votes => [agreed, disagreed, agreed + disagreed + passed]);

/** Whether a number was told of so few that they are nearly named. */
const tellsOfFew = (share: Share | undefined, count: number, seen: number): boolean =>
  typeof share === "number" && ((count > 0 && count < SMALL) || (seen - count > 0 && seen - count < SMALL));

test("no figure tells of fewer than five people, in whatever way they voted", () => {
  fc.assert(
    fc.property(fc.array(votes, { minLength: 1, maxLength: 5 }), (groups) => {
      for (const [nth, told] of tell(groups).entries()) {
        const [agreed, disagreed, seen] = groups[nth] ?? [0, 0, 0];
        assert.equal(told === undefined, seen < SMALL);
        assert.ok(!tellsOfFew(told?.agree, agreed, seen) && !tellsOfFew(told?.disagree, disagreed, seen));
        const passed = seen - agreed - disagreed;
        if (passed > 0 && passed < SMALL)
          assert.ok(
            !(typeof told?.agree === "number" && typeof told.disagree === "number"),
            "passes could be reckoned",
          );
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(tellsOfFew(8, 8, 10), "the check would see one");
});

test("where a group is too small to be told, the rest does not give it away", () => {
  fc.assert(
    fc.property(fc.array(votes, { minLength: 2, maxLength: 5 }), (groups) => {
      const hides = groups.some(([, , seen]) => seen > 0 && seen < SMALL);
      const told = tell(groups).filter((one): one is Told => one !== undefined);
      if (!hides || told.length === 0) return;
      const shares = told.flatMap(({ agree, disagree }) => [agree, disagree]);
      assert.ok(!shares.includes("all") && !shares.includes("none"));
      assert.ok(
        told.some(({ agree, disagree }) => typeof agree !== "number" && typeof disagree !== "number"),
        "one more is told in words alone",
      );
    }),
    { numRuns: 500 },
  );
});

test("parts of a known sum: none below five stands alone, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.record({ member: fc.nat(40), guest: fc.nat(8), remote: fc.nat(8) }), (counts) => {
      const { told, together } = hideSmall(counts);
      assert.ok(told.every(({ count }) => count >= SMALL));
      if (together && told.length > 0) assert.ok(together.names.length >= 2 && together.count >= SMALL);
      const sum = told.reduce((all, { count }) => all + count, together?.count ?? 0);
      assert.equal(sum, counts.member + counts.guest + counts.remote);
    }),
  );
  assert.deepEqual(hideSmall({ member: 71, guest: 3, remote: 10 }), {
    told: [{ name: "member", count: 71 }],
    together: { names: ["remote", "guest"], count: 13 },
  });
});

test("whatever the map, its findings tell of no few", () => {
  const maps = fc.record({
    people: fc.integer({ min: 15, max: 300 }),
    groups: fc.integer({ min: 2, max: 5 }),
    seed: fc.nat(1e5),
  });
  fc.assert(
    fc.property(maps, ({ people, groups, seed }) => {
      const map = madeUpMap(people, groups, 20, seed);
      for (const { id, groups } of [
        ...findAgreed(map),
        ...findDifferences(map),
        ...map.statements.map((id) => findingOf(map, id)),
      ])
        for (const [nth, told] of groups.entries()) {
          const [agreed, disagreed, seen] = map.groups[nth]?.votes[id] ?? assert.fail();
          assert.ok(!tellsOfFew(told?.agree, agreed, seen) && !tellsOfFew(told?.disagree, disagreed, seen));
        }
      for (const size of sizesOf(map).values()) assert.ok(size.about === "few" || size.count >= SMALL);
    }),
    { numRuns: 60 },
  );
});

test("what all agree on is what every group says, not what the largest says", () => {
  const map = madeUpMap(120, 3);
  const seen = { a: [60, 2, 66], b: [30, 2, 33], c: [18, 1, 20] } as const;
  const [a, b, c] = map.groups;
  assert.ok(a && b && c);
  const made = {
    ...map,
    statements: ["1", "2"],
    totals: { 1: [108, 5, 119] as const, 2: [78, 35, 119] as const },
    groups: [
      { ...a, votes: { 1: seen.a, 2: seen.a } },
      { ...b, votes: { 1: seen.b, 2: [2, 29, 33] as const }, representative: [] },
      { ...c, votes: { 1: seen.c, 2: seen.c }, representative: [] },
    ],
  };
  assert.deepEqual(
    findAgreed(made).map(({ id, side }) => [id, side]),
    [["1", "agree"]],
  );
  assert.deepEqual(
    findDifferences(made).map(({ id }) => id),
    ["2"],
  );
});

test("what sets a group apart is told beside what the others say", () => {
  const map = madeUpMap(200, 2);
  const [group] = map.groups;
  assert.ok(group);
  const said = findSaid(map, group);
  assert.ok(said.length > 0 && said.every(({ own }) => own));
});
