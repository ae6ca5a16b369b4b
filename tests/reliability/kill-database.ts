import { randomInt } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { embeddedUrl, startEmbeddedPostgres } from "#platform/embedded-postgres";
import { superuser } from "#platform/init-database";
import { makeLog } from "#platform/log";
import type { Numbers } from "./kill-servers.ts";
import { freePort, health, newFolder, postmasterOf, removeFolder, startServer } from "./server-process.ts";
import { emptyQueue, inWords, missingAtHome, type Report, writeUnderFire } from "./under-fire.ts";
import { settleVillage, withClient } from "./village.ts";

/**
 * REL-02: one production server with its own embedded database, twenty people writing; the database's processes are
 * killed in every way, and the server has to bring it back by itself.
 */
export async function killDatabase(
  t: TestContext,
  numbers: Numbers,
): Promise<Report & { drained: number | undefined; missing: number; corrupt: string[] }> {
  const dataDir = await newFolder();
  const server = await startServer({ dataDir, port: await freePort() });
  t.after(async () => {
    await server.kill("SIGTERM");
    await removeFolder(dataDir);
  });
  await server.ready();
  const database = { host: `${dataDir}/run`, port: 5432, user: "gaung", database: "gaung" };
  const village = await settleVillage(database, 200);
  const strike = async () => {
    await sleep(randomInt(500, 3000));
    await strikeDatabase(dataDir);
    return backIn(server.base);
  };
  const report = await writeUnderFire({
    ...numbers,
    database,
    village,
    bases: [server.base],
    strikers: [strike],
    settle: async () => {},
  });
  const drained = await emptyQueue(database, 120_000);
  const missing = await missingAtHome(database, village.reader);
  const corrupt = await findCorruption({ ...database, user: superuser });
  t.diagnostic(
    `${inWords(report)}; queue empty after ${drained === undefined ? "?" : Math.round(drained)} ms, ${missing} missing at home, ${corrupt.length} tables and indexes damaged`,
  );
  return { ...report, drained, missing, corrupt };
}

/** The same people and the same check, on a database that answers before it has written: it must lose. */
export async function killCarelessDatabase(t: TestContext, numbers: Numbers): Promise<Report> {
  const folder = await newFolder();
  const settings = {
    wal_writer_delay: "10s",
    wal_writer_flush_after: "1GB",
    wal_buffers: "128MB",
    bgwriter_lru_maxpages: "0",
  };
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: makeLog("error", () => {}), settings });
  t.after(() => postgres.stop().then(() => removeFolder(folder)));
  const database = { connectionString: embeddedUrl(postgres.connection) };
  const dataDir = await newFolder();
  const server = await startServer({
    dataDir,
    port: await freePort(),
    env: { DATABASE_URL: database.connectionString },
  });
  t.after(() => server.kill("SIGTERM").then(() => removeFolder(dataDir)));
  await server.ready();
  const village = await settleVillage(database, 200);
  await withClient(database, async (client) => {
    await client.query("alter role gaung set synchronous_commit = off");
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gaung'");
  });
  const strike = async () => {
    await sleep(3000);
    await strikeDatabase(folder, "all");
    return backIn(server.base);
  };
  const report = await writeUnderFire({
    ...numbers,
    database,
    village,
    bases: [server.base],
    strikers: [strike],
    settle: async () => {},
  });
  t.diagnostic(inWords(report));
  return report;
}

const ways = ["all", "head", "one child", "immediate stop"] as const;

/**
 * Kills the postmaster and its children with -9, the postmaster alone, one child, or asks for an immediate stop
 * (SIGQUIT); or freezes all until the returned function is called.
 */
export async function strikeDatabase(
  dataDir: string,
  way: (typeof ways)[number] | "freeze" = ways[randomInt(ways.length)] ?? "all",
): Promise<() => Promise<void>> {
  const head = await postmasterOf(dataDir);
  const children = head ? await childrenOf(head) : [];
  const all = head ? [head, ...children] : [];
  const one = children[randomInt(Math.max(1, children.length))];
  const struck = {
    all,
    head: all.slice(0, 1),
    "one child": one ? [one] : [],
    "immediate stop": all.slice(0, 1),
    freeze: all,
  }[way];
  const signal = way === "immediate stop" ? "SIGQUIT" : way === "freeze" ? "SIGSTOP" : "SIGKILL";
  for (const pid of struck) strikeProcess(pid, signal);
  return async () => {
    for (const pid of way === "freeze" ? struck : []) strikeProcess(pid, "SIGCONT");
  };
}

function strikeProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    pids.map(async (pid) => / \(.*\) \S (\d+) /.exec(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""))?.[1]),
  );
  return pids.filter((_, at) => parents[at] === String(parent)).map(Number);
}

/** Milliseconds until the server answers healthily three times in a row. */
export async function backIn(base: string, patience = 60_000): Promise<number> {
  const began = performance.now();
  for (let good = 0; good < 3; await sleep(30)) {
    good = (await health(base)) === 200 ? good + 1 : 0;
    if (performance.now() - began > patience) throw new Error(`The database did not come back within ${patience} ms.`);
  }
  return performance.now() - began;
}

/** Reads every page of every table (their checksums are verified on the way) and checks every B-tree against its table. */
async function findCorruption(database: pg.ClientConfig): Promise<string[]> {
  return withClient({ ...database, user: "postgres" }, async (client) => {
    await client.query("create extension if not exists amcheck");
    const { rows } = await client.query<{ name: string; kind: string }>(
      `select c.oid::regclass::text as name, case when c.relkind = 'r' then 'table' else 'index' end as kind from pg_class c left join pg_am a on a.oid = c.relam
       where c.relpersistence = 'p' and (c.relkind = 'r' or c.relkind = 'i' and a.amname = 'btree')`,
    );
    const damaged: string[] = [];
    for (const { name, kind } of rows) {
      const check =
        kind === "table" ? "select * from verify_heapam($1::regclass)" : "select bt_index_check($1::regclass, true)";
      const found = await client
        .query<Record<string, unknown>>(check, [name])
        .catch((error: Error) => ({ rows: [{ msg: error.message }] }));
      if (kind === "table" ? found.rows.length > 0 : found.rows[0] && "msg" in found.rows[0])
        damaged.push(`${name}: ${JSON.stringify(found.rows[0])}`);
    }
    return damaged;
  });
}
