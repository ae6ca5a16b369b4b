import assert from "node:assert/strict";
import { test } from "node:test";
import { killDeliverers } from "./kill-deliverers.ts";

test("REL-07 Workers that are killed lose nothing; workers that delete first would", async () => {
  const toll = await killDeliverers({ jobs: 2000, kills: 20 });
  assert.equal(toll.lost, 0);
  const careless = await killDeliverers({ jobs: 4000, kills: 6, way: "careless" });
  assert.ok(careless.lost > 0, "this test would notice");
});
