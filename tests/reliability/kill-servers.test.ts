import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { killServers } from "./kill-servers.ts";

test("REL-01: servers killed with -9 under write load lose nothing they acknowledged, and do nothing twice", async (t) => {
  const report = await killServers(t, { strikes: 20, writes: 6000, patience: 200_000 });
  assert.ok(
    report.strikes >= 20 && report.acknowledged >= 6000,
    `only ${report.strikes} kills and ${report.acknowledged} writes`,
  );
  assert.deepEqual([report.lost, report.doubled, report.miscounted], [[], [], []]);
  assert.deepEqual([report.doubtful, report.otherwise, [...report.wrong]], [0, 0, []]);
  assert.ok(report.slowestFairly <= 5000, `a start took ${report.slowestFairly} ms`);
  assert.ok(report.drained !== undefined, "tasks of killed workers were left lying");
  assert.equal(report.missing, 0);
});

test("REL-01 negative control: a server that answers before it commits is found to lose", async (t) => {
  const report = await killServers(
    t,
    { strikes: 6, writes: 300, patience: 60_000 },
    join(import.meta.dirname, "careless-commit.ts"),
  );
  assert.ok(report.lost.length > 0);
});

test("REL-01 negative control: a server that forgets the keys it has seen is found to do things twice", async (t) => {
  const report = await killServers(
    t,
    { strikes: 2, writes: 300, patience: 60_000 },
    join(import.meta.dirname, "careless-keys.ts"),
  );
  assert.ok(report.doubled.length > 0);
});
