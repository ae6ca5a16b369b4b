import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { broken, inWords, overload } from "../reliability/overload.ts";

test("REL-13, a quarter of an hour on a quiet machine: ten times what the server can do", {
  timeout: 3_600_000,
}, async (t) => {
  const report = await overload(t, 900);
  t.diagnostic(inWords(report));
  assert.deepEqual(broken(report, true), []);
});

test("REL-13 negative control, longer: a server that lets everyone in at once is found to fail them", {
  timeout: 3_600_000,
}, async (t) => {
  const report = await overload(t, 60, join(import.meta.dirname, "..", "reliability", "no-admission.ts"));
  t.diagnostic(inWords(report));
  assert.ok(broken(report, true).length > 0);
});
