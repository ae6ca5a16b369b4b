import assert from "node:assert/strict";
import { test } from "node:test";
import { killDeliverers } from "../reliability/kill-deliverers.ts";
import { adviseDeadServers, stormOut } from "../reliability/many-servers.ts";
import { sendThroughTrouble } from "../reliability/slow-inboxes.ts";

test("REL-05 A thousand servers, two in five in trouble, a hundred posts", async () => {
  await sendThroughTrouble({ hosts: 1000, posts: 100 });
});

test("REL-07 Fifty thousand deliveries and three hundred kills", async () => {
  assert.equal((await killDeliverers({ jobs: 50_000, kills: 300 })).lost, 0);
});

test("ABU-14 A storm to five thousand servers", async () => {
  await stormOut(5000);
});

test("DOS-15 A hundred thousand servers that never answer cost less than 50 MB", async () => {
  const bytes = await adviseDeadServers(100_000);
  assert.ok(bytes < 50_000_000, `${bytes} bytes`);
});
