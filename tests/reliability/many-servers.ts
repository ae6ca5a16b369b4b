import assert from "node:assert/strict";
import { sql } from "kysely";
import { deliver } from "#modules/federation";
import type { Context } from "#platform/context";
import { settleTurns } from "../../src/modules/federation/delivery/settle-turns.ts";
import { takeTurns } from "../../src/modules/federation/delivery/take-turns.ts";
import { makeWorld } from "../world.ts";
import { openPeers, passHours } from "./peers.ts";

const note = (id: string, type = "Create") => ({ "@context": [], id: `http://localhost:3000/ap/test/${id}`, type });

/** A post goes to many servers, is edited ten times and deleted; the most POSTs that may cost (ABU-14). */
export async function stormOut(hosts: number): Promise<void> {
  const world = await makeWorld();
  const peers = await openPeers(world.ctx);
  const inboxes = Array.from({ length: hosts }, (_, number) => ({ inbox: peers.inbox(`h${number}`) }));
  await deliver(peers.ctx, "server", note("1"), inboxes);
  await peers.work();
  for (let edit = 0; edit < 10; edit++)
    await deliver(peers.ctx, "server", note(`1#${edit}`, "Update"), inboxes, { jobKey: "edit:1", after: 60 });
  await passHours(peers.ctx, 1);
  await peers.work();
  await deliver(peers.ctx, "server", note("1#delete", "Delete"), inboxes, { jobKey: "post:1" });
  await peers.work();
  assert.ok(peers.posts.length <= 3 * hosts, `${peers.posts.length} POSTs to ${hosts} servers`);
  const kinds = Map.groupBy(peers.posts, ({ body }) => JSON.parse(body).type as string);
  for (const kind of ["Create", "Update", "Delete"]) assert.equal(kinds.get(kind)?.length, hosts, kind);
  assert.ok(
    kinds.get("Update")?.every(({ body }) => JSON.parse(body).id.endsWith("#9")),
    "the last edit alone",
  );
}

/** Ever new servers that never answer are advertised to us; what they may cost in the database, in bytes (DOS-15). */
export async function adviseDeadServers(hosts: number): Promise<number> {
  const world = await makeWorld();
  const peers = await openPeers(world.ctx);
  const { ctx } = peers;
  const size = async () =>
    Number(
      (
        await sql<{ bytes: string }>`select sum(pg_total_relation_size(oid)) as bytes from pg_class
        where relname in ('deliveries', 'delivery_hosts', 'outgoing_activities', 'dead_deliveries')`.execute(ctx.db)
      ).rows[0]?.bytes,
    );
  const before = await size();
  for (let from = 0; from < hosts; from += 1000) {
    const some = Array.from({ length: Math.min(1000, hosts - from) }, (_, number) => ({
      inbox: peers.inbox(`h${from + number}`),
    }));
    await deliver(ctx, "server", note(String(from)), some);
    await failAll(ctx);
    // As the database does by itself, when this comes in an hour and not in a minute.
    await sql`vacuum deliveries`.execute(ctx.db);
    await sql`vacuum delivery_hosts`.execute(ctx.db);
  }
  return (await size()) - before;
}

/** Whoever has a turn does not answer. */
async function failAll(ctx: Context): Promise<void> {
  for (;;) {
    const turns = await takeTurns(ctx, 1000);
    if (turns.length === 0) return;
    const verdict = { kind: "host-later", reason: "no answer", again: undefined } as const;
    const kept = turns.map((turn) => ({
      turn,
      signature: null,
      verdicts: turn.deliveries.map((delivery) => ({ delivery, verdict })),
    }));
    await settleTurns(ctx, kept);
  }
}
