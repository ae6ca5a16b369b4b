import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ids from "../data/attack-case-ids.json" with { type: "json" };
import { inPart, notYet } from "./not-yet.ts";

/** Where attacks are tried. */
const folders = [import.meta.dirname, join(import.meta.dirname, "../mastodon")];

/** The cases that stand in the names of the tests of these folders. */
function testedCases(): Set<string> {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const tests = files.filter((name) => name.endsWith(".test.ts"));
  const names = tests.flatMap((name) => [
    ...readFileSync(name, "utf8").matchAll(/\btest\(\s*["`]((?:[A-Z]+-\d{2} )+)/g),
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
