import assert from "node:assert/strict";
import { test } from "node:test";
import { killCarelessDatabase, killDatabase } from "./kill-database.ts";

test("REL-02: a database killed under write load comes back by itself with everything that was acknowledged; meanwhile people are told to wait", async (t) => {
  const report = await killDatabase(t, { strikes: 10, writes: 1500, patience: 180_000 });
  assert.ok(
    report.strikes >= 10 && report.acknowledged >= 1500,
    `only ${report.strikes} kills and ${report.acknowledged} writes`,
  );
  assert.deepEqual([report.lost, report.doubled, report.miscounted, report.corrupt], [[], [], [], []]);
  assert.deepEqual([report.doubtful, report.otherwise], [0, 0]);
  assert.deepEqual([...report.wrong], [], "an answer other than 303 or 503 with Retry-After");
  assert.ok(report.busy > 0 && report.resent === 0, `${report.busy} told to wait, ${report.resent} cut off`);
  assert.ok(report.slowest <= 10_000, `a request hung for ${report.slowest} ms`);
  assert.ok(Math.max(...report.recoveries) <= 30_000, `the database was away for ${Math.max(...report.recoveries)} ms`);
  assert.ok(report.drained !== undefined, "tasks of killed connections were left lying");
  assert.equal(report.missing, 0);
});

test("REL-02 negative control: with synchronous_commit=off the same check finds losses", async (t) => {
  const report = await killCarelessDatabase(t, { strikes: 3, writes: 200, patience: 60_000 });
  assert.ok(report.lost.length > 0);
});
