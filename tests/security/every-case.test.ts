import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ids from "../data/attack-case-ids.json" with { type: "json" };
import { inPart, notYet } from "./not-yet.ts";

/** The cases that stand in the names of the tests of this folder. */
function testedCases(): Set<string> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
  const names = files.flatMap((name) => [
    ...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(/\btest\(\s*["`]((?:[A-Z]+-\d{2} )+)/g),
  ]);
  return new Set(names.flatMap(([, named = ""]) => named.trim().split(" ")));
}

test("Every known attack is either tested or listed with the reason why it cannot be yet", () => {
  const tested = testedCases();
  assert.deepEqual(
    ids.filter((id) => !tested.has(id) && !(id in notYet)),
    [],
    "neither tested nor listed",
  );
  assert.deepEqual(
    ids.filter((id) => tested.has(id) && id in notYet),
    [],
    "tested, so no longer to be listed",
  );
  assert.deepEqual(
    // Tests of that folder name figures of reliability as well.
    [...tested, ...Object.keys(notYet)].filter((id) => !ids.includes(id) && !id.startsWith("REL-")),
    [],
    "no such case",
  );
  assert.deepEqual(
    Object.keys(inPart).filter((id) => !tested.has(id)),
    [],
    "tested in part means tested",
  );
  assert.equal(new Set(ids).size, ids.length);
});
