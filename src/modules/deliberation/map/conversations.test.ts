import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  conversations,
  farthestOff,
  readConversation,
  readPolisMath,
  withPolisMath,
} from "../../../../tests/conversations.ts";
import { drawMap, NO_GROUP } from "./draw.ts";
import { moveOnce } from "./k-means.ts";
import { metaPriority, priority } from "./priority.ts";
import { extremities } from "./project.ts";
import { silhouette } from "./silhouette.ts";

/** What the reference keeps of a number: 12 digits, of a place 9. */
const [NEAR, NEAR_PLACE] = [1e-9, 1e-7];

for (const name of conversations) {
  describe(`the conversation ${name}, in Polis's groups`, () => {
    const { votes, out, polis, reference } = readConversation(name);
    const { statements, participants } = votes;
    const drawing = drawMap(votes, { out, given: polis });
    const turned = drawing.components.map((component, axis) =>
      Math.sign(component.reduce((sum, value, at) => sum + value * (reference.comps[axis]?.[at] ?? 0), 0)),
    );

    test("has the reference's means, directions and places", () => {
      assert.deepEqual(statements, reference.tids.map(String));
      assert.ok(farthestOff(drawing.means, reference.center) < NEAR);
      for (const axis of [0, 1]) {
        const sign = turned[axis] ?? 0;
        const component = drawing.components[axis]?.map((value) => value * sign) ?? [];
        assert.ok(farthestOff(component, reference.comps[axis] ?? []) < NEAR);
        const places = participants.map((_, row) => (drawing.points[row * 2 + axis] ?? 0) * sign);
        const right = participants.map((id) => reference.projection[id]?.[axis] ?? Number.NaN);
        assert.ok(farthestOff(places, right) < NEAR_PLACE);
      }
    });

    test("counts the same votes in each group, and finds the same group-informed consensus", () => {
      for (const [group, tally] of drawing.tallies.entries()) {
        const right = statements.flatMap((id) => reference.group_votes[group]?.[id] ?? [-1]);
        assert.deepEqual([...tally], right);
      }
      const right = statements.map((id) => reference.group_aware_consensus[id] ?? Number.NaN);
      assert.ok(farthestOff(drawing.consensus, right) < NEAR);
    });

    test("lets each group stand for the same statements, and all for the same", () => {
      for (const [group, standpoints] of drawing.representative.entries()) {
        const right = reference.repness[group] ?? [];
        assert.deepEqual(
          standpoints.map(({ column, side, isBestAgree }) => [statements[column], side, isBestAgree]),
          right.map((one) => [String(one.tid), one["repful-for"], one["best-agree"] === true]),
        );
        for (const [at, one] of standpoints.entries()) {
          const made = [one.success, one.seen, one.share, one.test, one.ratio, one.ratioTest];
          const words = ["n-success", "n-trials", "p-success", "p-test", "repness", "repness-test"];
          assert.ok(
            farthestOff(
              made,
              words.map((word) => right[at]?.[word] ?? Number.NaN),
            ) < NEAR,
          );
        }
      }
      for (const side of ["agree", "disagree"] as const)
        assert.deepEqual(
          drawing.common[side].map((column) => statements[column]),
          reference.consensus[side].map(({ tid }) => String(tid)),
        );
    });

    test("is grouped by ourselves as clearly as by Polis, or nearly so", () => {
      const own = drawMap(votes, { out });
      const both = (row: number) => polis.of[row] !== NO_GROUP && own.groupOf[row] !== NO_GROUP;
      const clearness = (of: Uint16Array) =>
        silhouette(
          own.points,
          of.map((group, row) => (both(row) ? group : NO_GROUP)),
          5,
        );
      assert.ok(clearness(own.groupOf) > clearness(polis.of) - 0.02);
      assert.equal(
        own.found?.sizes.reduce((sum, size) => sum + size, 0),
        own.placed.length,
      );
    });
  });
}

for (const name of withPolisMath) {
  const math = readPolisMath(name);
  const base = math["base-clusters"];
  const groups = math["group-clusters"];

  test(`one turn of k-means from Polis's groups of ${name} moves nothing`, () => {
    const points = Float64Array.from(base.x.flatMap((x, at) => [-x, -(base.y[at] ?? 0)]));
    const centres = Float64Array.from(groups.flatMap(({ center }) => center.map((value) => -value)));
    const moved = moveOnce(points, Float64Array.from(base.count), centres);
    assert.ok(farthestOff(moved.centres, centres) < NEAR);
    assert.deepEqual(
      [...moved.of],
      base.id.map((id) => groups.findIndex(({ members }) => members.includes(id))),
    );
    centres[0] = (centres[1] ?? 0) + 3;
    assert.ok(farthestOff(moveOnce(points, Float64Array.from(base.count), centres).centres, centres) > 0.01);
  });

  test(`${name} asks its statements with Polis's priorities, where they were kept`, () => {
    if (!math["comment-priorities"]) return;
    const { votes, out, polis } = readConversation(name);
    const drawing = drawMap(votes, { out, given: polis });
    const extremity = extremities(drawing.means, out, drawing.components);
    const isMeta = new Set(math["meta-tids"]?.map(String));
    for (const [column, id] of votes.statements.entries()) {
      const [agreed, disagreed, seen] = [0, 1, 2].map((which) =>
        drawing.tallies.reduce((sum, tally) => sum + (tally[column * 3 + which] ?? 0), 0),
      ) as [number, number, number];
      const made = isMeta.has(id) ? metaPriority : priority([agreed, disagreed, seen], extremity[column] ?? 0);
      assert.ok(Math.abs(made - (math["comment-priorities"]?.[id] ?? Number.NaN)) < NEAR);
      assert.ok(Math.abs((extremity[column] ?? 0) - (math.pca["comment-extremity"][column] ?? Number.NaN)) < NEAR);
    }
  });
}

test("a changed formula would be noticed: with one vote taken away nothing of the first conversation fits", () => {
  const { votes, out, polis, reference } = readConversation("vtaiwan.uberx");
  const vote = votes.vote.map((value, at) => (at === 0 ? -value : value));
  const drawing = drawMap({ ...votes, vote }, { out, given: polis });
  assert.ok(farthestOff(drawing.means, reference.center) > NEAR);
  const right = votes.statements.map((id) => reference.group_aware_consensus[id] ?? Number.NaN);
  assert.ok(farthestOff(drawing.consensus, right) > NEAR);
});
