import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type EmbeddedPostgres, embeddedUrl, startEmbeddedPostgres } from "#platform/embedded-postgres";
import { superuser } from "#platform/init-database";
import { makeLog } from "#platform/log";
import { fairly, freePort, newFolder, removeFolder, startServer } from "./server-process.ts";
import { withClient } from "./village.ts";

/** The database of all tests forces nothing to disk. */
const lax = process.env["TEST_DATABASE_URL"] ?? "";
let sound: EmbeddedPostgres;
const soundUrl = (database: string, user = "gaung") => embeddedUrl({ ...sound.connection, database, user });
let folder = "";
let taken = 0;
let mute = "";
let babble = "";
let file = "";
let halfDatabase = "";
let shortKey = "";
let oldDatabase = "";
const servers: Server[] = [];

before(async () => {
  folder = await newFolder();
  file = join(folder, "file");
  await writeFile(file, "");
  [halfDatabase, shortKey, oldDatabase] = ["half", "short", "old"].map((each) => join(folder, each)) as [
    string,
    string,
    string,
  ];
  for (const each of [halfDatabase, shortKey, oldDatabase]) await mkdir(each, { mode: 0o755 });
  await mkdir(join(halfDatabase, "postgres"));
  await writeFile(join(halfDatabase, "postgres", "letter"), "not a database");
  await mkdir(join(oldDatabase, "postgres"));
  await writeFile(join(oldDatabase, "postgres", "PG_VERSION"), "15\n");
  await writeFile(join(shortKey, "secret.key"), "short\n");
  taken = await listen(() => {});
  mute = `postgres://gaung@127.0.0.1:${await listen(() => {})}/gaung`;
  babble = `postgres://gaung@127.0.0.1:${await listen("HTTP/1.1 400 Bad Request\r\n\r\n")}/gaung`;
  sound = await startEmbeddedPostgres({ dataDir: join(folder, "sound"), log: makeLog("error", () => {}) });
  await withClient({ ...sound.connection, user: superuser }, async (client) => {
    await client.query("create role guest login");
    await client.query("create database newer owner gaung");
    await client.query("create database careless owner gaung");
    await client.query("alter database careless set synchronous_commit = off");
  });
  await withClient({ ...sound.connection, database: "newer" }, (client) =>
    client.query(
      "create table migrations (name text primary key, ran_at timestamptz default now()); insert into migrations values ('9999-from-the-future.sql')",
    ),
  );
});

after(async () => {
  for (const server of servers) server.close();
  await sound.stop();
  await removeFolder(folder);
});

/** A door that takes everyone in and says this, or nothing. */
function listen(greeting: string | (() => void)): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer((visitor) => {
      visitor.on("error", () => {});
      if (typeof greeting === "string") visitor.end(greeting);
    }).unref();
    servers.push(server);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

/** What is wrong, and what the one line on the terminal must say. */
const wrong: [string, () => Record<string, string>, RegExp][] = [
  ["PORT is no number", () => ({ PORT: "abc" }), /^PORT is "abc": give a whole number/],
  ["PORT is too large", () => ({ PORT: "70000" }), /^PORT is "70000"/],
  [
    "PORT is taken",
    () => ({ PORT: String(taken), DATABASE_URL: soundUrl("gaung") }),
    /^PORT \d+ is taken by another program: set PORT to a free one\.$/,
  ],
  ["HOST is no address", () => ({ HOST: "http://x" }), /^HOST is /],
  [
    "HOST is another machine's address",
    () => ({ HOST: "192.0.2.7", DATABASE_URL: soundUrl("gaung") }),
    /^HOST 192\.0\.2\.7 is not an address of this machine/,
  ],
  ["BASE_URL has a path", () => ({ BASE_URL: "https://x.example/gaung" }), /^BASE_URL may have no path/],
  ["BASE_URL is no address", () => ({ BASE_URL: "gaung.example" }), /^BASE_URL is not an address/],
  ["DATA_DIR is a file", () => ({ DATA_DIR: file }), /^DATA_DIR \(.*\) is not a folder: move that file away/],
  ["DATA_DIR lies in a file", () => ({ DATA_DIR: join(file, "below") }), /^DATA_DIR \(.*\) is not a folder/],
  ["DATA_DIR cannot be written", () => ({ DATA_DIR: "/proc/gaung" }), /^DATA_DIR \(\/proc\/gaung\) /],
  [
    "DATA_DIR holds a folder that is no database",
    () => ({ DATA_DIR: halfDatabase }),
    /^DATA_DIR \(.*\) holds a folder "postgres" that is no database/,
  ],
  ["DATA_DIR holds another PostgreSQL's database", () => ({ DATA_DIR: oldDatabase }), /^DATA_DIR \(.*\) .*/],
  [
    "DATA_DIR holds too short a key",
    () => ({ DATA_DIR: shortKey }),
    /^SECRET_KEY is absent and .*secret\.key holds fewer than 32/,
  ],
  ["SECRET_KEY is short", () => ({ SECRET_KEY: "too short" }), /^SECRET_KEY has 9 characters and needs at least 32/],
  ["NODE_TYPE=worker has no DATABASE_URL", () => ({ NODE_TYPE: "worker" }), /^NODE_TYPE=worker needs DATABASE_URL/],
  ["NODE_TYPE is unknown", () => ({ NODE_TYPE: "both" }), /^NODE_TYPE is "both": choose one of all, web, worker/],
  ["LOG_LEVEL is unknown", () => ({ LOG_LEVEL: "loud" }), /^LOG_LEVEL is "loud"/],
  [
    "TRUSTED_PROXIES is no network",
    () => ({ TRUSTED_PROXIES: "10.0.0.0/99" }),
    /^TRUSTED_PROXIES holds "10\.0\.0\.0\/99"/,
  ],
  ["SMTP_URL is no mail server", () => ({ SMTP_URL: "mail.example" }), /^SMTP_URL is not/],
  [
    "DATABASE_URL is another kind of address",
    () => ({ DATABASE_URL: "mysql://127.0.0.1/gaung" }),
    /^DATABASE_URL is not the address of a PostgreSQL server/,
  ],
  [
    "DATABASE_URL leads to a closed door",
    () => ({ DATABASE_URL: "postgres://gaung:geheim@127.0.0.1:1/gaung" }),
    /^DATABASE_URL .*127\.0\.0\.1:1/,
  ],
  [
    "DATABASE_URL leads to a closed door by a name with two addresses",
    () => ({ DATABASE_URL: "postgres://gaung:geheim@localhost:1/gaung" }),
    /^DATABASE_URL .*localhost:1/,
  ],
  ["DATABASE_URL leads to somebody who says nothing", () => ({ DATABASE_URL: mute }), /^DATABASE_URL /],
  ["DATABASE_URL leads to somebody who speaks otherwise", () => ({ DATABASE_URL: babble }), /^DATABASE_URL /],
  [
    "DATABASE_URL leads to a socket that is not there",
    () => ({ DATABASE_URL: "postgres://gaung@localhost/gaung?host=/nowhere" }),
    /^DATABASE_URL /,
  ],
  ["DATABASE_URL names an unknown database", () => ({ DATABASE_URL: soundUrl("nobodys") }), /^DATABASE_URL .*nobodys/],
  ["DATABASE_URL names an unknown person", () => ({ DATABASE_URL: soundUrl("gaung", "budi") }), /^DATABASE_URL .*budi/],
  [
    "DATABASE_URL names someone who may not make tables",
    () => ({ DATABASE_URL: soundUrl("gaung", "guest") }),
    /^DATABASE_URL names a user who may not make tables/,
  ],
  [
    "the database loses what it acknowledged",
    () => ({ DATABASE_URL: lax }),
    /^DATABASE_URL leads to a database with (fsync|full_page_writes|synchronous_commit)=off, .* set \1=on there\.$/,
  ],
  [
    "the database acknowledges before it has written",
    () => ({ DATABASE_URL: soundUrl("careless") }),
    /^DATABASE_URL leads to a database with synchronous_commit=off/,
  ],
  [
    "the database was made by a newer Gaung",
    () => ({ DATABASE_URL: soundUrl("newer") }),
    /newer Gaung \(it knows 9999-from-the-future\.sql\)/,
  ],
];

for (const [what, env, says] of wrong) {
  test(`REL-20: a start where ${what} ends within 5 s with one line that says how to mend it`, async (t) => {
    const dataDir = await newFolder();
    t.after(() => removeFolder(dataDir));
    const server = await startServer({ dataDir, port: await freePort(), env: env() });
    const patience = setTimeout(() => server.child.kill("SIGKILL"), 15_000);
    const { code, signal, complained, after: took } = await server.ended;
    clearTimeout(patience);
    assert.deepEqual([code, signal], [1, null], complained);
    assert.equal(complained.trimEnd().split("\n").length, 1, complained);
    assert.match(complained.trimEnd(), says);
    assert.doesNotMatch(complained, /geheim/);
    assert.ok(fairly(took) <= 5000, `took ${Math.round(took)} ms`);
  });
}
