import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { broken, inWords, overload } from "./overload.ts";

const SECONDS = 8;

test("REL-13: offered ten times what it can do, the server does what it can and tells the others to come back", async (t) => {
  const report = await overload(t, SECONDS);
  t.diagnostic(inWords(report));
  assert.deepEqual(broken(report, false), []);
});

test("REL-13 negative control: a server that lets everyone in at once is found to fail them", async (t) => {
  const report = await overload(t, SECONDS, join(import.meta.dirname, "no-admission.ts"));
  t.diagnostic(inWords(report));
  const found = broken(report, false);
  t.diagnostic(found.join("; "));
  assert.ok(found.length > 0);
});
