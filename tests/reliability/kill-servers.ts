import { randomInt } from "node:crypto";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { embeddedUrl, startEmbeddedPostgres } from "#platform/embedded-postgres";
import { makeLog } from "#platform/log";
import { freePort, newFolder, removeFolder, type ServerProcess, startServer } from "./server-process.ts";
import { emptyQueue, inWords, missingAtHome, type Report, writeUnderFire } from "./under-fire.ts";
import { settleVillage } from "./village.ts";

export type Numbers = { readonly strikes: number; readonly writes: number; readonly patience: number };
const SERVERS = 2;
const SECRET_KEY = "a secret key that both servers share in tests";

/**
 * REL-01: two production servers on one durable PostgreSQL, twenty people writing; one server after the other is killed
 * with -9 at any moment, also while it starts, and started again.
 */
export async function killServers(
  t: TestContext,
  { strikes, writes, patience }: Numbers,
  preload?: string,
): Promise<Report & { drained: number | undefined; missing: number }> {
  const folder = await newFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: makeLog("error", () => {}) });
  t.after(() => postgres.stop().then(() => removeFolder(folder)));
  const database = { connectionString: embeddedUrl(postgres.connection) };

  const servers: ServerProcess[] = [];
  const start = async (at: number) => {
    const { dataDir, port } = places[at] ?? { dataDir: "", port: 0 };
    const server = await startServer({
      dataDir,
      port,
      env: { DATABASE_URL: database.connectionString, SECRET_KEY },
      ...(preload && { preload }),
    });
    servers[at] = server;
    return server;
  };
  const places = await Promise.all(
    Array.from({ length: SERVERS }, async () => ({ dataDir: await newFolder(), port: await freePort() })),
  );
  t.after(async () => {
    await Promise.all(servers.map((server) => server.kill("SIGKILL")));
    await Promise.all(places.map(({ dataDir }) => removeFolder(dataDir)));
  });
  await Promise.all(places.map(async (_, at) => (await start(at)).ready()));

  const strike = (at: number) => async () => {
    await sleep(randomInt(200, 5000));
    await servers[at]?.kill("SIGKILL");
    const server = await start(at);
    if (Math.random() < 0.75) return server.ready();
    await sleep(randomInt(10, 600));
    await server.kill("SIGKILL");
    return (await start(at)).ready();
  };
  const village = await settleVillage(database, 200);
  const report = await writeUnderFire({
    database,
    village,
    bases: servers.map(({ base }) => base),
    strikers: places.map((_, at) => strike(at)),
    strikes,
    writes,
    patience,
    settle: async () => {},
  });
  const drained = preload ? undefined : await emptyQueue(database, 120_000);
  const missing = await missingAtHome(database, village.reader);
  t.diagnostic(
    `${inWords(report)}; queue empty after ${drained === undefined ? "?" : Math.round(drained)} ms, ${missing} missing at home`,
  );
  return { ...report, drained, missing };
}
