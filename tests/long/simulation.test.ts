import assert from "node:assert/strict";
import { test } from "node:test";
import { openStage, runSeeds } from "../federation/simulation.ts";

const SEEDS = Number(process.env["SIMULATED_SEEDS"] ?? 500);
const FIRST = Number(process.env["SIMULATED_FIRST"] ?? 1001);
const stage = await openStage(16);
const size = stage.lanes.length;

test(`REL-17 three servers between which messages are lost, late, reordered and repeated come to agree: ${SEEDS} seeds`, async () => {
  for (let first = FIRST; first < FIRST + SEEDS; first += size) {
    const seeds = Array.from({ length: Math.min(size, FIRST + SEEDS - first) }, (_, index) => first + index);
    assert.deepEqual(await runSeeds(stage, seeds), []);
  }
});
