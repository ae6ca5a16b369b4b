import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describeSchema } from "../bin/schema.ts";
import { makeWorld } from "./world.ts";

const world = await makeWorld();

test("the row types are those of the migrated database", async () => {
  const client = await world.pool.connect();
  const described = await describeSchema(client);
  client.release();
  const kept = readFileSync(join(import.meta.dirname, "../src/platform/schema.ts"), "utf8");
  assert.equal(kept, described, "run bin/schema.ts and keep what it prints");
});
