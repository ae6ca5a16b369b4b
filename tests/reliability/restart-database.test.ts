import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openHouse, restart, restartDatabase } from "./restart-database.ts";
import { fairly } from "./server-process.ts";

test("REL-04: a database restarted five times in traffic costs people some seconds of waiting, and nothing they were promised", async (t) => {
  const report = await restartDatabase(t, { restarts: 5, pause: 3000 });
  assert.ok(report.lives && report.strikes === 5);
  assert.deepEqual([report.lost, report.doubled, report.miscounted], [[], [], []]);
  assert.deepEqual([...report.wrong.keys(), report.reading.wrong], [0], "only 503 with Retry-After");
  assert.ok(report.slowestFairly <= 10_000, `a restart was felt for ${report.slowestFairly} ms`);
  assert.ok(report.reading.accepted > report.reading.refused);
  assert.ok(fairly(report.after.acceptedP95) <= Math.max(100, 1.5 * report.calm.acceptedP95));
});

test("REL-04 negative control: a pool that makes no new connection is found not to come back", async (t) => {
  const { dataDir, server } = await openHouse(t, join(import.meta.dirname, "no-reconnect.ts"));
  await assert.rejects(restart(dataDir, server.base, 8000), /did not come back/);
});
