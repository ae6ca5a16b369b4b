import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fairly } from "../reliability/server-process.ts";
import { soak } from "../reliability/soak.ts";

const SECONDS = Number(process.env["SOAK_SECONDS"] ?? 300);

test("REL-18: twenty requests a second for five minutes, or with SOAK_SECONDS=21600 for six hours", {
  timeout: (SECONDS + 600) * 1000,
}, async (t) => {
  const report = await soak(t, 120, SECONDS, join(import.meta.dirname, "..", "reliability", "pulse.ts"));
  assert.deepEqual([report.wrong, report.unawaited], [0, 0]);
  assert.ok(report.kept <= 1, `${report.kept} MB a minute is kept`);
  assert.ok(report.slope <= 1, `${report.slope} MB a minute`);
  assert.ok(report.descriptors[1] <= report.descriptors[0] + 10, String(report.descriptors));
  assert.ok(fairly(report.late) <= 100, `${report.late} ms`);
});
