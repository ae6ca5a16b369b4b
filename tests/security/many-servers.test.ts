import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { deliver } from "#modules/federation";
import { adviseDeadServers, stormOut } from "../reliability/many-servers.ts";
import { openPeers } from "../reliability/peers.ts";
import { makeWorld } from "../world.ts";

test("A post that is edited ten times and deleted costs three POSTs for each server (ABU-14)", async () => {
  await stormOut(300);
});

test("DOS-15 Servers that never answer cost less than 500 bytes each", async () => {
  const bytes = await adviseDeadServers(10_000);
  assert.ok(bytes < 5_000_000, `${bytes} bytes`);
});

test("SSRF-04 SSRF-07 A delivery follows no redirect and never reaches an address inside", async () => {
  const peers = await openPeers((await makeWorld()).ctx);
  const { ctx } = peers;
  let number = 0;
  const activity = () => ({ "@context": [], id: `http://localhost:3000/ap/test/${++number}`, type: "Create" });
  const left = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from deliveries`.execute(ctx.db)).rows[0]?.n;
  peers.reply = () => ({ status: 307, headers: { location: "http://127.0.0.1:9/" } });
  await deliver(ctx, "server", activity(), [{ inbox: peers.inbox("belok") }]);
  await sql`insert into outgoing_activities (id, actor_id, activity) values (1, 0, '{}')`.execute(ctx.db);
  for (const inbox of ["http://127.0.0.1:80/", "http://10.0.0.1/inbox", "http://[::1]/"]) {
    await deliver(ctx, "server", activity(), [{ inbox }]);
    // Also when a row was written in some other way.
    await sql`insert into deliveries (activity_id, host, inbox) values (1, '127.0.0.1', ${inbox})`.execute(ctx.db);
  }
  await sql`insert into delivery_hosts (host) values ('127.0.0.1')`.execute(ctx.db);
  await peers.work();
  assert.equal(peers.posts.length, 1);
  assert.equal(await left(), 0);
});
