import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { killServers } from "../reliability/kill-servers.ts";

const HOURS = 3_600_000;

test("REL-01, a whole night: 300 servers killed with -9 and 100,000 acknowledged writes, nothing lost, nothing done twice", {
  timeout: 3 * HOURS,
}, async (t) => {
  const report = await killServers(t, { strikes: 300, writes: 100_000, patience: 2 * HOURS });
  assert.ok(
    report.strikes >= 300 && report.acknowledged >= 100_000,
    `only ${report.strikes} kills and ${report.acknowledged} writes`,
  );
  assert.deepEqual([report.lost, report.doubled, report.miscounted], [[], [], []]);
  assert.deepEqual([report.doubtful, report.otherwise, [...report.wrong]], [0, 0, []]);
  assert.ok(report.slowestFairly <= 5000, `a start took ${report.slowestFairly} ms`);
  assert.ok(report.drained !== undefined, "tasks of killed workers were left lying");
  assert.equal(report.missing, 0);
});

test("REL-01 negative control, longer: a server that answers before it commits is found to lose", {
  timeout: HOURS,
}, async (t) => {
  const report = await killServers(
    t,
    { strikes: 40, writes: 3000, patience: HOURS / 2 },
    join(import.meta.dirname, "..", "reliability", "careless-commit.ts"),
  );
  assert.ok(report.lost.length > 0);
});
