import { join } from "node:path";
import { findCommunity, setUpCode } from "#modules/accounts";
import { startDelivering } from "#modules/federation";
import { makeStreams } from "#modules/mastodon-api";
import { loadAssets } from "#platform/assets";
import type { Config } from "#platform/config";
import type { Context } from "#platform/context";
import { keepSecretKey, prepareDataFolder } from "#platform/data-folder";
import { openDatabase, openPool } from "#platform/database";
import { checkDurability } from "#platform/durability";
import { startEmbeddedPostgres } from "#platform/embedded-postgres";
import { makeHear } from "#platform/hear";
import { listen } from "#platform/http/listen";
import { makeOnUpgrade } from "#platform/http/upgrade";
import type { Log } from "#platform/log";
import { migrate } from "#platform/migrate";
import { mendOfMigration, reachDatabase } from "#platform/reach-database";
import { watchRoom } from "#platform/room";
import { openStorage } from "#platform/storage/storage";
import { startWorker } from "#platform/tasks";
import { makeThreads } from "#platform/threads";
import { listeners, makeApp, makeDoor, schedule, tasks } from "./app.ts";

const WEB_CONNECTIONS = 16;
const WORKER_CONNECTIONS = 4;

export type Running = { readonly ctx: Context; readonly stop: () => Promise<void> };

/** Starts what NODE_TYPE asks for, after `before` has had the migrated database; gives the way to stop it cleanly, last started first. */
export async function start(
  config: Config,
  log: Log,
  root: string,
  before: (ctx: Context) => Promise<void> = async () => {},
): Promise<Running> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of stops.toReversed()) await step();
  };
  try {
    await prepareDataFolder(config.dataDir);
    const secretKey = await keepSecretKey(config);
    const say = (text: string) => process.stdout.write(`${text}\n`);
    if (!config.databaseUrl) say("Menyiapkan basis data … / Preparing the database …");
    if (config.databaseUrl) await reachDatabase(config.databaseUrl);
    const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir, log });
    if (embedded) stops.push(() => embedded.stop());
    const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? "" };
    const open = (size: number) =>
      openPool(connection, size, (error) => log.warn("A database connection was lost", { error: error.message }));
    const pool = open(WEB_CONNECTIONS);
    const room = await watchRoom(config, log);
    const threads = makeThreads();
    stops.push(room.stop, threads.stop);
    const ctx: Context = {
      db: openDatabase(pool),
      config: { ...config, secretKey },
      log,
      storage: openStorage(config),
      room,
      now: () => new Date(),
      listeners,
      hear: makeHear(connection, log),
      threads,
    };
    stops.push(() => ctx.db.destroy());
    await checkDurability(ctx);
    const ran = await migrate(pool, join(root, "migrations")).catch((error: unknown) => {
      throw mendOfMigration(error);
    });
    if (ran.length > 0) log.info("The database is up to date", { ran });
    await before(ctx);
    if (config.nodeType !== "web") {
      const workerPool = open(WORKER_CONNECTIONS);
      stops.push(() => workerPool.end());
      const worker = await startWorker(ctx, workerPool, tasks, schedule, embedded !== undefined);
      stops.push(worker.stop, startDelivering(ctx).stop);
    }
    if (config.nodeType !== "worker") {
      const assets = await loadAssets(root);
      const streams = makeStreams(ctx);
      const app = makeApp(ctx, assets, streams);
      const onUpgrade = makeOnUpgrade((request, door) => app.fetch(request, door));
      stops.push(await listen(config, makeDoor(ctx, assets, app), onUpgrade));
      stops.push(async () => streams.end());
    }
    say(`Gaung siap di / is ready at ${config.baseUrl.href}`);
    if (!(await findCommunity(ctx)))
      say(
        `Siapkan komunitas di sini / Set up the community here: ${new URL(`/set-up/${setUpCode(secretKey)}`, config.baseUrl)}`,
      );
    return { ctx, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts, and stops cleanly on SIGTERM or Ctrl-C. What goes wrong is one line and exit 1. */
export async function runUntilSignal(begin: () => Promise<Running>): Promise<void> {
  const fail = (error: unknown) => {
    process.stderr.write(`${(error instanceof Error ? error.message : String(error)).replaceAll(/\s*\n\s*/g, " ")}\n`);
    process.exit(1);
  };
  let stopping = false;
  const running = begin();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.then(({ stop }) => stop()).then(() => process.exit(0), fail);
    });
  }
  await running.catch(fail);
}
