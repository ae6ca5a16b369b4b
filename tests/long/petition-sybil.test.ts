import { test } from "node:test";
import { simulateSybils } from "../reliability/petition-sybil.ts";
import { makeWorld } from "../world.ts";

test("ABU-04 Fifty thousand false signatures: every true one counts and no false one does", {
  timeout: 3_600_000,
}, async (t) => {
  const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  await simulateSybils(world, 1, (line) => t.diagnostic(line));
});
