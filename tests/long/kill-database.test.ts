import assert from "node:assert/strict";
import { test } from "node:test";
import { killCarelessDatabase, killDatabase } from "../reliability/kill-database.ts";

const HOURS = 3_600_000;

test("REL-02, a whole night: a database killed 100 times in every way comes back by itself with everything that was acknowledged", {
  timeout: 3 * HOURS,
}, async (t) => {
  const report = await killDatabase(t, { strikes: 100, writes: 30_000, patience: 2 * HOURS });
  assert.ok(
    report.strikes >= 100 && report.acknowledged >= 30_000,
    `only ${report.strikes} kills and ${report.acknowledged} writes`,
  );
  assert.deepEqual([report.lost, report.doubled, report.miscounted, report.corrupt], [[], [], [], []]);
  assert.deepEqual([report.doubtful, report.otherwise, report.resent, [...report.wrong]], [0, 0, 0, []]);
  assert.ok(report.slowest <= 10_000, `a request hung for ${report.slowest} ms`);
  assert.ok(Math.max(...report.recoveries) <= 30_000, `the database was away for ${Math.max(...report.recoveries)} ms`);
  assert.ok(report.drained !== undefined, "tasks of killed connections were left lying");
  assert.equal(report.missing, 0);
});

test("REL-02 negative control, longer: with synchronous_commit=off the same check finds losses", {
  timeout: HOURS,
}, async (t) => {
  const report = await killCarelessDatabase(t, { strikes: 15, writes: 1000, patience: HOURS / 2 });
  assert.ok(report.lost.length > 0);
});
