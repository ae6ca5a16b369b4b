import assert from "node:assert/strict";
import { test } from "node:test";
import { restartDatabase } from "../reliability/restart-database.ts";

test("REL-04, an hour: a database restarted fifty times, once a minute, in traffic", {
  timeout: 7_200_000,
}, async (t) => {
  const report = await restartDatabase(t, { restarts: 50, pause: 60_000 });
  assert.ok(report.lives && report.strikes === 50);
  assert.deepEqual([report.lost, report.doubled, report.miscounted], [[], [], []]);
  assert.deepEqual([...report.wrong.keys(), report.reading.wrong], [0], "only 503 with Retry-After");
  assert.ok(report.slowestFairly <= 10_000, `a restart was felt for ${report.slowestFairly} ms`);
});
