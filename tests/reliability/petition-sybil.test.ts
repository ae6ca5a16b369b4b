import { test } from "node:test";
import { makeWorld } from "../world.ts";
import { simulateSybils } from "./petition-sybil.ts";

test("ABU-04 A twentieth of fifty thousand false signatures: every true one counts and no false one does", {
  timeout: 120_000,
}, async (t) => {
  const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  await simulateSybils(world, 0.05, (line) => t.diagnostic(line));
});
