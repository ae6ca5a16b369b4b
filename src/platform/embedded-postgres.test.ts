import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { makeLog } from "./log.ts";

const log = makeLog("error", () => {});
let folder = "";
before(async () => {
  folder = await newFolder();
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

async function ask(database: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...database.connection });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

test("a first start killed halfway leaves nothing that the next start takes for a database", async (t) => {
  await mkdir(join(folder, "postgres.new", "0123", "base"), { recursive: true });
  await writeFile(join(folder, "postgres.new", "0123", "PG_VERSION"), "18\n");
  const database = await start(t);
  await ask(database, "CREATE TABLE letters (id int PRIMARY KEY)");
  await ask(database, "INSERT INTO letters VALUES (1)");
  assert.ok(!(await readdir(folder)).includes("postgres.new"));
});

test("what was acknowledged is on the disk, whatever the settings in the folder say", async (t) => {
  await writeFile(join(folder, "postgres", "postgresql.auto.conf"), "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n");
  const database = await start(t);
  const names = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums", "listen_addresses", "server_encoding", "jit"];
  const [row] = await ask(database, `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join()}`);
  assert.deepEqual(Object.values(row ?? {}), ["on", "on", "on", "on", "", "UTF8", "off"]);
});

test("words beyond ASCII are found: capitals, trigrams, Indonesian stems", async (t) => {
  const database = await start(t);
  const [row] = await ask(
    database,
    "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; SELECT 1",
  ).then(() => ask(database, "SELECT lower('ÉLAN') AS low, 'Über' % 'über' AS alike, to_tsvector('indonesian', 'pembangunan')::text AS stem"));
  assert.deepEqual(row, { low: "élan", alike: true, stem: "'bangun':1" });
});

test("a second Gaung on the same folder is refused and disturbs nobody", async (t) => {
  const database = await start(t);
  await assert.rejects(startEmbeddedPostgres({ dataDir: folder, log }), /DATA_DIR .* is in use by another running Gaung/);
  assert.deepEqual(await ask(database, "SELECT id FROM letters"), [{ id: 1 }]);
});

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
    import pg from ${JSON.stringify(import.meta.resolve("pg"))};
    const quiet = () => {};
    const database = await startEmbeddedPostgres({ dataDir: process.argv[1], log: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
    const client = new pg.Client(database.connection);
    await client.connect();
    await client.query("INSERT INTO letters VALUES (501)");
    console.log(database.pid());`;
  const killed = spawn(process.execPath, ["--input-type=module", "-e", code, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const [orphan] = (await once(killed.stdout, "data")).map(Number);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  assert.ok(process.kill(orphan ?? 0, 0));
  const database = await start(t);
  assert.throws(() => process.kill(orphan ?? 0, 0), { code: "ESRCH" });
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

test("a database made by another PostgreSQL is refused with the mend", async (t) => {
  await start(t).then((database) => database.stop());
  await writeFile(join(folder, "postgres", "PG_VERSION"), "15\n");
  await assert.rejects(startEmbeddedPostgres({ dataDir: folder, log }), /^ConfigError: DATA_DIR .*another version of PostgreSQL made it.*restore/);
  await writeFile(join(folder, "postgres", "PG_VERSION"), "18\n");
  await start(t);
});

test("without Unix sockets the database wants a password and listens to this machine alone", async (t) => {
  const database = await start(t, { unixSocket: false });
  assert.equal(database.connection.host, "127.0.0.1");
  assert.deepEqual(await ask(database, "SELECT current_setting('listen_addresses') AS heard"), [{ heard: "127.0.0.1" }]);
  const guess = new pg.Client({ ...database.connection, password: "guess" });
  await assert.rejects(guess.connect(), { code: "28P01" });
});

test("a long path, and one with spaces and quotes, is as good as any", async (t) => {
  const dataDir = join(folder, `it's "long", `.padEnd(110, "x"));
  const database = await start(t, { dataDir });
  t.after(() => rm(database.connection.host, { recursive: true, force: true }));
  assert.deepEqual(await ask(database, "SELECT 1 AS one"), [{ one: 1 }]);
});

test("root is told when the user who runs the database cannot reach DATA_DIR", { skip: process.getuid?.() !== 0 }, async () => {
  const closed = join(folder, "closed");
  await mkdir(closed, { mode: 0o700 });
  await assert.rejects(startEmbeddedPostgres({ dataDir: closed, log }), /^ConfigError: DATA_DIR .*cannot reach .*closed: start Gaung as an ordinary user/);
  assert.deepEqual((await readdir(closed)).filter((name) => name !== "postgres.password"), []);
});
