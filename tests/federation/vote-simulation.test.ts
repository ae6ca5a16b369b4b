import assert from "node:assert/strict";
import { test } from "node:test";
import { openStage, runSeeds } from "./simulation.ts";
import { voting } from "./vote-deeds.ts";
import { voteInvariants } from "./vote-invariants.ts";

/** The long form runs 200, or as many as SIMULATED_SEEDS says: tests/long/vote-simulation.test.ts. */
const SEEDS = 4;
const stage = await openStage(SEEDS);
const seeds = Array.from({ length: SEEDS }, (_, index) => 1 + index);

test(`votes by the form and in words between servers whose messages are lost, late and doubled count once, the last of them: ${SEEDS} seeds`, async () => {
  assert.deepEqual(await runSeeds(stage, seeds, voteInvariants, undefined, voting), []);
});

test("control: a network that swallows votes is noticed", async () => {
  const swallows = (body: string) => body.includes('"OpinionVote"') && body.includes('"type":"Create"');
  assert.notDeepEqual(await runSeeds(stage, seeds, voteInvariants, swallows, voting), []);
});
