import assert from "node:assert/strict";
import { test } from "node:test";
import { createExponentialBackoffPolicy } from "@fedify/fedify/federation";
import { restAfter } from "../../src/modules/federation/delivery/judge-answer.ts";
import { sendThroughTrouble } from "./slow-inboxes.ts";

test("REL-05 Servers that are well get everything at once; those that come back get it once; the dead cost twenty tries", async () => {
  await sendThroughTrouble({ hosts: 200, posts: 20 });
});

/** Whether something arrives at a server that is away for so long, when it is tried again by such a policy. */
function arrives(awaySeconds: number, restOf: (failed: number) => number | undefined): boolean {
  let elapsed = 0;
  for (let failed = 1; elapsed < awaySeconds; failed++) {
    const rest = restOf(failed);
    if (rest === undefined) return false;
    elapsed += rest;
  }
  return true;
}

test("REL-05 The library's own policy would lose a server that returns after two hours; ours keeps it for a week", () => {
  const policy = createExponentialBackoffPolicy();
  // It looks at the attempts alone; the kind of time it takes is not in this Node.js.
  const ask = policy as unknown as (past: { attempts: number }) => { total: (unit: "seconds") => number } | null;
  const theirs = (failed: number) => ask({ attempts: failed })?.total("seconds");
  assert.equal(arrives(2 * 3600, theirs), false);
  assert.equal(arrives(2 * 3600, restAfter), true);
  assert.equal(arrives(7 * 86_400, restAfter), true);
  assert.equal(arrives(9 * 86_400, restAfter), false, "and then it ends");
});
