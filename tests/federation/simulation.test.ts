import assert from "node:assert/strict";
import { test } from "node:test";
import { deletesWin, invariants } from "./invariants.ts";
import { openStage, runSeeds } from "./simulation.ts";

/** The long form runs 500, or as many as SIMULATED_SEEDS says: tests/long/simulation.test.ts. */
const SEEDS = 24;
const stage = await openStage();
const size = stage.lanes.length;
const seedsFrom = (first: number) => Array.from({ length: size }, (_, index) => first + index);

test(`REL-17 three servers between which messages are lost, late, reordered and repeated come to agree: ${SEEDS} seeds`, async () => {
  for (let first = 1; first <= SEEDS; first += size) assert.deepEqual(await runSeeds(stage, seedsFrom(first)), []);
});

test("REL-17 control: a network that swallows deletions is noticed, and is not when nobody looks for deleted posts", async () => {
  const swallows = (body: string) => body.includes('"type":"Delete"');
  const found = await runSeeds(stage, seedsFrom(1), invariants, swallows);
  assert.ok(found.some((complaint) => complaint.includes("was deleted and is at")));
  const blind = invariants.filter((invariant) => invariant !== deletesWin);
  assert.deepEqual(await runSeeds(stage, seedsFrom(1), blind, swallows), []);
});
