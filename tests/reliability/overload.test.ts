import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { broken, inWords, overload } from "./overload.ts";

const SECONDS = 8;

/** On a machine that others use as well a round can be spoilt by them, not by us: one of three must hold in everything. */
const ROUNDS = 3;

test("REL-13: offered ten times what it can do, the server does what it can and tells the others to come back", async (t) => {
  let found: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const report = await overload(t, SECONDS);
    t.diagnostic(inWords(report));
    found = broken(report, false);
    if (found.length === 0) return;
  }
  assert.fail(found.join("; "));
});

test("REL-13 negative control: a server that lets everyone in at once is found to fail them, each time", async (t) => {
  for (let round = 0; round < ROUNDS; round++) {
    const report = await overload(t, SECONDS, join(import.meta.dirname, "no-admission.ts"));
    t.diagnostic(inWords(report));
    const found = broken(report, false);
    t.diagnostic(found.join("; "));
    assert.ok(found.length > 0);
  }
});
