import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../world.ts";
import { signOnceASecond } from "./one-a-second.ts";
import { simulateSybils } from "./petition-sybil.ts";

test("ABU-04 A twentieth of fifty thousand false signatures: every true one counts and no false one does", {
  timeout: 120_000,
}, async (t) => {
  const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  await simulateSybils(world, 0.05, (line) => t.diagnostic(line));
});

test("ABU-04 a program that signs once a second is told of within five minutes, once, and people alone are not", async (t) => {
  const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  const { toldAfter, told } = await signOnceASecond(world, 6);
  t.diagnostic(`told after ${toldAfter} minutes`);
  assert.ok(toldAfter <= 5);
  assert.equal(told, 1);
});
