import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { makeLog } from "./log.ts";

const log = makeLog("error", () => {});
let folder = "";
before(async () => {
  folder = await newFolder();
  const database = await startEmbeddedPostgres({ dataDir: folder, log });
  await ask(database, "CREATE TABLE letters AS SELECT 1 AS id");
  await database.stop();
});
after(() => rm(folder, { recursive: true, force: true }));

async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "gaung-db-"));
  await chmod(path, 0o711);
  return path;
}

async function start(t: TestContext, options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir: folder, log, ...options });
  t.after(() => database.stop());
  return database;
}

/** A dead process keeps its number until the system's first process has taken note. */
async function ends(pid: number): Promise<boolean> {
  for (let wait = 0; wait < 600; wait++, await sleep(50)) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
  }
  return false;
}

async function ask(database: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ ...database.connection });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

test("a database killed with all its children comes back by itself, with every acknowledged row", async (t) => {
  const back = Promise.withResolvers<number>();
  let lost = 0;
  const database = await start(t, { onLost: () => lost++, onBack: back.resolve });
  const firstPid = database.pid();
  await ask(database, "INSERT INTO letters SELECT generate_series(2, 500)");
  const children = await ask(database, "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()");
  for (const pid of [firstPid, ...children.map((row) => Number(row["pid"]))]) process.kill(pid, "SIGKILL");
  t.diagnostic(`back after ${await back.promise} ms`);
  assert.equal(lost, 1);
  assert.notEqual(database.pid(), firstPid);
  assert.deepEqual(await ask(database, "SELECT count(*)::int AS n FROM letters"), [{ n: 500 }]);
});

test("a database that loses only its head waits for its children to go and comes back", async (t) => {
  const back = Promise.withResolvers<number>();
  const database = await start(t, { onBack: back.resolve });
  const busy = ask(database, "SELECT sum(length(md5(n::text))) FROM generate_series(1, 3000000) n").catch(() => {});
  await sleep(200);
  process.kill(database.pid(), "SIGKILL");
  t.diagnostic(`back after ${await back.promise} ms`);
  await busy;
  assert.deepEqual(await ask(database, "SELECT count(*)::int AS n FROM letters"), [{ n: 500 }]);
});

test("the database of a killed Gaung is taken over with every acknowledged row", async (t) => {
  const code = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL("embedded-postgres.ts", import.meta.url).href)};
    import { Client } from ${JSON.stringify(import.meta.resolve("pg"))};
    const quiet = () => {};
    const database = await startEmbeddedPostgres({ dataDir: process.argv[1], log: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
    const client = new Client(database.connection);
    await client.connect();
    await client.query("INSERT INTO letters VALUES (501)");
    console.log(database.pid());`;
  const killed = spawn(process.execPath, ["--input-type=module", "-e", code, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [orphan] = (await once(killed.stdout, "data")).map(Number);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  assert.ok(process.kill(orphan ?? 0, 0));
  const database = await start(t);
  assert.ok(await ends(orphan ?? 0));
  assert.deepEqual(await ask(database, "SELECT count(*)::int AS n FROM letters"), [{ n: 501 }]);
});

test("a process number left in postmaster.pid that a stranger has by now does not hinder the start", async (t) => {
  const database = await start(t);
  const path = join(folder, "postgres", "postmaster.pid");
  const lines = (await readFile(path, "utf8")).split("\n");
  await database.stop();
  const owner = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const stranger = spawn("sleep", ["60"], { stdio: "ignore", ...owner });
  t.after(() => stranger.kill());
  await writeFile(path, [stranger.pid, ...lines.slice(1)].join("\n"));
  await chmod(path, 0o644);
  assert.deepEqual(await ask(await start(t), "SELECT 1 AS one"), [{ one: 1 }]);
  assert.ok(process.kill(stranger.pid ?? 0, 0));
});
