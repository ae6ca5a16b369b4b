import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeThreads } from "./threads.ts";

const folder = mkdtempSync(join(tmpdir(), "gaung-threads-"));
const file = join(folder, "counter.mjs");
writeFileSync(
  file,
  `import { parentPort } from "node:worker_threads";
  let asked = 0;
  parentPort.on("message", ({ number, question }) => {
    if (question === "end") process.exit(1);
    if (question === "throw") throw new Error("It broke");
    parentPort.postMessage(question === "refuse" ? { number, trouble: "No" } : { number, answer: [question, ++asked] });
  });`,
);
after(() => rmSync(folder, { recursive: true }));

test("a thread answers each question, and keeps what it knows while it is asked", async () => {
  const threads = makeThreads();
  const answers = await Promise.all(["a", "b", "c"].map((one) => threads.ask(file, one)));
  assert.deepEqual(answers, [
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  await assert.rejects(threads.ask(file, "refuse"), /^Error: No$/);
  assert.deepEqual(await threads.ask(file, "d"), ["d", 4]);
  await threads.stop();
});

test("a thread that breaks or ends fails all it was asked, and the next question begins another", async () => {
  const threads = makeThreads();
  for (const [how, why] of [
    ["throw", /It broke/],
    ["end", /ended before/],
  ] as const) {
    const [first, second] = [threads.ask(file, how), threads.ask(file, "x")];
    await Promise.all([assert.rejects(first, why), assert.rejects(second, why)]);
    assert.deepEqual(await threads.ask(file, "y"), ["y", 1]);
  }
  await threads.stop();
});

test("a thread nobody asks ends by itself; after the end of the server none begins", async () => {
  const threads = makeThreads(20);
  assert.deepEqual(await threads.ask(file, "a"), ["a", 1]);
  const begins = async () => {
    await sleep(200);
    return (await threads.ask<[string, number]>(file, "b"))[1] === 1;
  };
  let hasEnded = false;
  for (let tries = 0; tries < 50 && !hasEnded; tries++) hasEnded = await begins();
  assert.ok(hasEnded);
  await threads.stop();
  await assert.rejects(threads.ask(file, "c"), /stops/);
});
