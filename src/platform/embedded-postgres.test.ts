import assert from "node:assert/strict";
import { chmod, chown, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { Client } from "pg";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { makeLog } from "./log.ts";
import { shortHash } from "./socket-folder.ts";
import { mayDisguise } from "./system-user.ts";

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
  const client = new Client({ ...database.connection });
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
  await writeFile(
    join(folder, "postgres", "postgresql.auto.conf"),
    "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n",
  );
  const database = await start(t);
  const names = [
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "data_checksums",
    "listen_addresses",
    "server_encoding",
    "jit",
  ];
  const [row] = await ask(database, `SELECT ${names.map((name) => `current_setting('${name}') AS ${name}`).join()}`);
  assert.deepEqual(Object.values(row ?? {}), ["on", "on", "on", "on", "", "UTF8", "off"]);
});

test("words beyond ASCII are found: capitals, trigrams, Indonesian stems", async (t) => {
  const database = await start(t);
  const [row] = await ask(database, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; SELECT 1").then(() =>
    ask(
      database,
      "SELECT lower('ÉLAN') AS low, 'Über' % 'über' AS alike, to_tsvector('indonesian', 'pembangunan')::text AS stem",
    ),
  );
  assert.deepEqual(row, { low: "élan", alike: true, stem: "'bangun':1" });
});

test("a second Gaung on the same folder is refused and disturbs nobody", async (t) => {
  const database = await start(t);
  await assert.rejects(
    startEmbeddedPostgres({ dataDir: folder, log }),
    /DATA_DIR .* is in use by another running Gaung/,
  );
  assert.deepEqual(await ask(database, "SELECT id FROM letters"), [{ id: 1 }]);
});

test("a database made by another PostgreSQL is refused with the mend", async (t) => {
  await start(t).then((database) => database.stop());
  await writeFile(join(folder, "postgres", "PG_VERSION"), "15\n");
  await assert.rejects(
    startEmbeddedPostgres({ dataDir: folder, log }),
    /^ConfigError: DATA_DIR .*another version of PostgreSQL made it.*restore/,
  );
  await writeFile(join(folder, "postgres", "PG_VERSION"), "18\n");
  await start(t);
});

test("without Unix sockets the database wants a password and listens to this machine alone", async (t) => {
  const database = await start(t, { unixSocket: false });
  assert.equal(database.connection.host, "127.0.0.1");
  assert.deepEqual(await ask(database, "SELECT current_setting('listen_addresses') AS heard"), [
    { heard: "127.0.0.1" },
  ]);
  const guess = new Client({ ...database.connection, password: "guess" });
  await assert.rejects(guess.connect(), { code: "28P01" });
});

test("a long path, and one with spaces and quotes, is as good as any", async (t) => {
  const dataDir = join(folder, `it's "long", `.padEnd(110, "x"));
  const database = await start(t, { dataDir });
  for (const wish of [dataDir, join(dataDir, "run")])
    t.after(() => rm(join(tmpdir(), `gaung-${shortHash(wish)}`), { recursive: true, force: true }));
  assert.deepEqual(await ask(database, "SELECT 1 AS one"), [{ one: 1 }]);
});

const asRoot = { skip: process.getuid?.() !== 0 };

test("root is told when the user who owns the database cannot reach DATA_DIR", asRoot, async () => {
  const closed = join(folder, "closed");
  await mkdir(join(closed, "postgres"), { recursive: true });
  await chmod(closed, 0o700);
  await chown(join(closed, "postgres"), 65_534, 65_534);
  await assert.rejects(
    startEmbeddedPostgres({ dataDir: closed, log }),
    /^ConfigError: DATA_DIR .*cannot reach .*closed: start Gaung as an ordinary user/,
  );
  assert.deepEqual(await readdir(closed), ["postgres"]);
});

test("root with a DATA_DIR for itself alone gets a database that lasts, or the mend", asRoot, async (t) => {
  const dataDir = join(folder, "own");
  await mkdir(dataDir, { mode: 0o700 });
  if (!(await mayDisguise()))
    return assert.rejects(startEmbeddedPostgres({ dataDir, log }), /^ConfigError: DATA_DIR .*cannot reach/);
  const first = await start(t, { dataDir });
  await ask(first, "CREATE TABLE kept AS SELECT 1 AS one");
  await first.stop();
  assert.deepEqual(await ask(await start(t, { dataDir }), "SELECT one FROM kept"), [{ one: 1 }]);
});
