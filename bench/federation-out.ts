import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { deliver, startDelivering } from "#modules/federation";
import { readConfig } from "#platform/config";
import type { Context } from "#platform/context";
import { openDatabase, openPool } from "#platform/database";
import { migrate } from "#platform/migrate";
import { openStorage } from "#platform/storage/storage";
import type { Bench } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";
import { say } from "./say.ts";

const HOSTS = 500;
const INBOXES = 5000;
const ROUNDS = 3;
const root = join(import.meta.dirname, "..");

/**
 * One post to 5,000 inboxes at 500 servers on this machine, from the transaction it is queued in until the last has it, on a
 * database of its own beside the other. The servers share the two cores with the one worker that sends.
 */
export async function measureFederationOut({ pool }: Pick<Bench, "pool">): Promise<Figure[]> {
  const keeper = openPool({ ...pool.options, user: "postgres", database: "postgres" }, 1, (error) =>
    say(error.message),
  );
  await keeper.query("create database outwards");
  const receivers = fork(join(import.meta.dirname, "receivers.mjs"), { execArgv: [] });
  const [{ port }] = (await once(receivers, "message")) as [{ port: number }];
  const own = openPool({ ...pool.options, user: "postgres", database: "outwards" }, 8, (error) => say(error.message));
  try {
    await migrate(own, join(root, "migrations"));
    const ctx = contextFor(own, port);
    await ctx.db.insertInto("community").values({ name: "Sukamaju" }).execute();
    const inboxes = Array.from({ length: INBOXES }, (_, number) => ({
      inbox: `http://h${number % HOSTS}.example:${port}/users/${number}/inbox`,
    }));
    const worker = startDelivering(ctx);
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      const arrived = once(receivers, "message");
      await deliver(ctx, "server", note(round), inboxes);
      await arrived;
      seconds.push((performance.now() - begun) / 1000);
    }
    await worker.stop();
    const [first = 0, ...later] = seconds;
    return [
      figure("one post to 5,000 inboxes at 500 servers, the first time", first, "s", { atMost: 60 }),
      figure("the same again, slowest", Math.max(...later), "s", { atMost: 60 }),
    ];
  } finally {
    receivers.kill();
    await own.end();
    await keeper.query("drop database outwards with (force)");
    await keeper.end();
  }
}

const note = (round: number) => ({
  "@context": "https://www.w3.org/ns/activitystreams",
  id: `http://localhost:3000/ap/bench/${round}`,
  type: "Create",
  actor: "http://localhost:3000/ap/server",
  object: { type: "Note", content: "<p>Air sudah mengalir lagi ke sawah atas.</p>".repeat(20) },
});

function contextFor(pool: Parameters<typeof openDatabase>[0], port: number): Context {
  const peers = Array.from({ length: HOSTS }, (_, number) => `h${number}.example:${port}`).join(",");
  const config = readConfig({ BASE_URL: "http://localhost:3000", DATA_DIR: "/tmp/outwards", TEST_PEERS: peers });
  return {
    db: openDatabase(pool),
    config: { ...config, secretKey: "a secret key for benches, long enough" },
    log: { debug() {}, info() {}, warn: say, error: say },
    storage: openStorage(config),
    now: () => new Date(),
    listeners: {},
  };
}
