import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { FloodReport } from "./flood.ts";
import { backIn } from "./kill-database.ts";
import { fairly, freePort, newFolder, postmasterOf, removeFolder, startServer } from "./server-process.ts";
import { startFlood } from "./start-flood.ts";
import { inWords, type Report, writeUnderFire } from "./under-fire.ts";
import { settleVillage } from "./village.ts";

export type Restarts = Report & {
  readonly reading: FloodReport;
  readonly calm: FloodReport;
  readonly after: FloodReport;
  readonly lives: boolean;
};
const READERS_A_SECOND = 50;

/** A production server with its own database. */
export async function openHouse(t: TestContext, preload?: string) {
  const dataDir = await newFolder();
  const port = await freePort();
  const server = await startServer({ dataDir, port, ...(preload && { preload }) });
  t.after(async () => {
    await server.kill("SIGTERM");
    await removeFolder(dataDir);
  });
  await server.ready();
  return { dataDir, port, server };
}

/** Ends the database as `pg_ctl restart -m fast` does; its keeper starts it again. @returns how long it was felt, in ms. */
export async function restart(dataDir: string, base: string, patience: number): Promise<number> {
  const head = await postmasterOf(dataDir);
  if (head) process.kill(head, "SIGINT");
  return backIn(base, patience);
}

/** REL-04: the database is restarted (`pg_ctl restart -m fast`) over and over while fifty a second read and twenty write. */
export async function restartDatabase(
  t: TestContext,
  { restarts, pause }: { readonly restarts: number; readonly pause: number },
): Promise<Restarts> {
  const { dataDir, port, server } = await openHouse(t);
  const database = { host: `${dataDir}/run`, port: 5432, user: "gaung", database: "gaung" };
  const village = await settleVillage(database, 100);
  const read = (seconds: number) =>
    startFlood({ port, paths: ["/community", "/about"], seconds, connections: 60, rate: READERS_A_SECOND });
  const calm = await read(2);
  const reading = read((restarts * pause) / 1000 + 3);
  await sleep(1000);
  const strike = async () => {
    const began = performance.now();
    const took = await restart(dataDir, server.base, 20_000);
    await sleep(Math.max(0, pause - (performance.now() - began)));
    return took;
  };
  const report = await writeUnderFire({
    database,
    village,
    bases: [server.base],
    strikers: [strike],
    strikes: restarts,
    writes: 1,
    patience: restarts * pause * 3,
    settle: async () => {},
  });
  const readers = await reading;
  const after = await read(2);
  const lives = server.child.exitCode === null && server.child.signalCode === null;
  t.diagnostic(
    `${inWords(report)}; readers: ${readers.accepted} served, ${readers.refused} told to wait, ${readers.wrong} otherwise; p95 ${Math.round(calm.acceptedP95)} ms before, ${Math.round(after.acceptedP95)} ms after; fairly ×${fairly(1).toFixed(2)}`,
  );
  return { ...report, reading: readers, calm, after, lives };
}
