import assert from "node:assert/strict";
import { test } from "node:test";
import { openStage, runSeeds } from "../federation/simulation.ts";
import { voting } from "../federation/vote-deeds.ts";
import { voteInvariants } from "../federation/vote-invariants.ts";

const SEEDS = Number(process.env["SIMULATED_SEEDS"] ?? 200);
const FIRST = Number(process.env["SIMULATED_FIRST"] ?? 1001);
const stage = await openStage(8);
const size = stage.lanes.length;

test(`votes by the form and in words between servers whose messages are lost, late and doubled count once, the last of them: ${SEEDS} seeds`, async () => {
  for (let first = FIRST; first < FIRST + SEEDS; first += size) {
    const seeds = Array.from({ length: Math.min(size, FIRST + SEEDS - first) }, (_, index) => first + index);
    assert.deepEqual(await runSeeds(stage, seeds, voteInvariants, undefined, voting), []);
  }
});
