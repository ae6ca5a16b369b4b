import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpinionMap } from "../map/opinion-map.ts";
import { standOf, votesMissing } from "./own-place.ts";

const map: OpinionMap = {
  participants: 40,
  placed: 40,
  votes: 160,
  statements: ["1", "2", "3", "4"],
  out: ["4"],
  means: [0.5, -0.5, 0, 0],
  components: [
    [0.6, 0.8, 0, 0],
    [0, 0, 1, 0],
  ],
  groups: [
    { id: 0, size: 25, centre: [1, 0], representative: [], votes: {} },
    { id: 1, size: 15, centre: [-1, 0], representative: [], votes: {} },
  ],
  silhouette: 0.5,
  dots: [
    { at: [1, 0], size: 25, group: 0 },
    { at: [-1, 0], size: 15, group: 1 },
  ],
  totals: {},
  consensus: {},
  common: { agree: [], disagree: [] },
};

test("one's own place is reckoned as everybody's is: the sum over one's votes, stretched for those not cast", () => {
  const stand = standOf(
    map,
    new Map([
      ["1", 1],
      ["2", 1],
      ["3", -1],
    ]),
  );
  // (1-0.5)·0.6 + (1+0.5)·0.8 = 1.5; sqrt(4 statements / (3 votes + 1 left out)) = 1.
  assert.ok(stand && Math.abs(stand.at[0] - 1.5) < 1e-12 && Math.abs(stand.at[1] + 1) < 1e-12);
  assert.equal(stand.group, 0);
  assert.equal(
    standOf(
      map,
      new Map([
        ["1", -1],
        ["2", -1],
        ["3", 0],
      ]),
    )?.group,
    1,
  );
});

test("who answered too little is told how much is missing; votes on what was left out do not help", () => {
  assert.equal(
    standOf(
      map,
      new Map([
        ["1", 1],
        ["4", 1],
      ]),
    ),
    undefined,
  );
  assert.equal(
    votesMissing(
      map,
      new Map([
        ["1", 1],
        ["4", 1],
      ]),
    ),
    2,
  );
  assert.equal(
    votesMissing(
      map,
      new Map([
        ["1", 1],
        ["2", 0],
        ["3", 0],
      ]),
    ),
    0,
  );
});

test("without groups of opinion one has a place and belongs to none", () => {
  assert.equal(
    standOf(
      { ...map, groups: [] },
      new Map([
        ["1", 1],
        ["2", 1],
        ["3", 1],
      ]),
    )?.group,
    null,
  );
});
