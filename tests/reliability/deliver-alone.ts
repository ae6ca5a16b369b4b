import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { startDelivering } from "#modules/federation";
import { readConfig } from "#platform/config";
import type { Context } from "#platform/context";
import { openDatabase, openPool } from "#platform/database";
import { openSender } from "#platform/fetch/send-outside";
import { openStorage } from "#platform/storage/storage";
import { keepTurn } from "../../src/modules/federation/delivery/keep-turn.ts";
import { takeTurns } from "../../src/modules/federation/delivery/take-turns.ts";
import { signFor } from "../../src/modules/federation/sign-for.ts";

// A worker in a process of its own, to be killed. With "careless" it takes rows away before it sends, as it must not.
const [, , url = "", peers = "", way = ""] = process.argv;
const config = readConfig({ BASE_URL: "http://localhost:3000", DATA_DIR: "/tmp/deliver-alone", TEST_PEERS: peers });
const ctx: Context = {
  db: openDatabase(openPool({ connectionString: url }, 8, () => {})),
  config: { ...config, secretKey: "a secret key for tests, long enough" },
  log: { debug() {}, info() {}, warn: console.error, error: console.error },
  storage: openStorage(config),
  now: () => new Date(),
  listeners: {},
};
process.stdout.write("ready\n");
if (way === "careless") await deliverCarelessly();
else startDelivering(ctx);

async function deliverCarelessly(): Promise<void> {
  const sender = openSender(ctx);
  const sign = await signFor(ctx, "server");
  for (;;) {
    const turns = await takeTurns(ctx, 8);
    if (turns.length === 0) await sleep(50);
    const ids = turns.flatMap(({ deliveries }) => deliveries.map(({ activity_id }) => activity_id));
    const rows =
      ids.length > 0 ? await ctx.db.selectFrom("outgoing_activities").selectAll().where("id", "in", ids).execute() : [];
    const activities = new Map(rows.map((row) => [row.id, row]));
    await sql`delete from deliveries where id = any(${turns.flatMap(({ deliveries }) => deliveries.map(({ id }) => id))}::bigint[])`.execute(
      ctx.db,
    );
    const means = { activities, sender, signerOf: async () => sign, isStopping: () => false };
    await Promise.all(turns.map((turn) => keepTurn(ctx, turn, means)));
    await sql`update delivery_hosts set leased_until = '-infinity' where host = any(${turns.map(({ host }) => host)}::text[])`.execute(
      ctx.db,
    );
  }
}
