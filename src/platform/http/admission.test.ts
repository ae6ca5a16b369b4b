import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Leave, makeAdmission } from "./admission.ts";

const AT_FIRST = 64;

/** Fills all places there are at first. */
async function crowded() {
  const admission = makeAdmission();
  const inside: Leave[] = [];
  while (inside.length < AT_FIRST) inside.push(admission.enter("guest") as Leave);
  return { admission, inside };
}

test("while there is room everyone is let in at once", () => {
  const admission = makeAdmission();
  assert.equal(typeof admission.enter("guest"), "function");
  assert.equal(typeof admission.enter("machine"), "function");
});

test("who comes when it is full waits, and members' writes go before all who came earlier", async () => {
  const { admission, inside } = await crowded();
  const order: string[] = [];
  for (const rank of ["machine", "guest", "knownRead", "knownWrite"] as const)
    void Promise.resolve(admission.enter(rank)).then((leave) => leave && order.push(rank));
  for (let free = 0; free < 3; free++) inside.pop()?.();
  await sleep(1);
  assert.deepEqual(order, ["knownWrite", "knownRead", "guest"]);
});

test("who left while waiting takes nobody's place", async () => {
  const { admission, inside } = await crowded();
  const gone = admission.enter("knownWrite", () => true);
  const next = admission.enter("knownWrite");
  inside.pop()?.();
  assert.equal(await gone, undefined);
  assert.equal(typeof (await next), "function");
});

test("a queue that would take too long is said to be full at once, to guests before members", async () => {
  const { admission } = await crowded();
  let refusedAt = 0;
  for (; !admission.isFull("guest"); refusedAt++) void admission.enter("guest");
  assert.ok(refusedAt > 0);
  assert.equal(admission.isFull("knownWrite"), false);
});

test("those who wait for something slow stop counting, so that others get by", async () => {
  const { admission } = await crowded();
  await sleep(1200);
  assert.equal(typeof (await admission.enter("knownWrite")), "function");
});
