import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeWorld } from "../tests/world.ts";
import { plantVillage } from "./plant.ts";
import { tellVillage } from "./village.ts";

const world = await makeWorld({ founded: false });
await plantVillage(world.ctx, tellVillage({ seed: 1945, until: new Date() }), "sukamaju-demo");

test("at least eighty people say what they think of the market road, and think of it in more than one way", async () => {
  await sleep(400); // votes of a moment are drawn together
  await world.settle();
  const { rows } = await world.pool.query(
    "select participants, jsonb_array_length(result->'groups') as groups from opinion_maps where of = 'all'",
  );
  assert.ok(rows[0].participants >= 80, `${rows[0].participants} people`);
  assert.ok(rows[0].groups >= 2, `${rows[0].groups} groups`);
});
