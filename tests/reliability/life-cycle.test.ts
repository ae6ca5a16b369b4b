import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { strikeDatabase } from "./kill-database.ts";
import { makeSender } from "./sender.ts";
import {
  fairly,
  freePort,
  health,
  newFolder,
  postmasterOf,
  removeFolder,
  type ServerProcess,
  startServer,
} from "./server-process.ts";
import { settleVillage, type Villager, withClient } from "./village.ts";

type House = {
  readonly dataDir: string;
  readonly server: ServerProcess;
  readonly database: pg.ClientConfig;
  readonly again: () => Promise<ServerProcess>;
};

/** A production server on a folder of its own, with its own database. */
async function openHouse(t: TestContext): Promise<House> {
  const dataDir = await newFolder();
  const all: ServerProcess[] = [];
  const again = async () => {
    const server = await startServer({ dataDir, port: await freePort() });
    all.push(server);
    return server;
  };
  t.after(async () => {
    await Promise.all(all.map((server) => server.kill("SIGKILL")));
    await removeFolder(dataDir);
  });
  const server = await again();
  await server.ready();
  return { dataDir, server, database: { host: `${dataDir}/run`, port: 5432, user: "gaung", database: "gaung" }, again };
}

/** Leaves a transaction open, as a slow neighbour would, until let go or disconnected. */
async function hold(
  database: pg.ClientConfig,
  text: string,
  values: unknown[],
): Promise<{ letGo: () => Promise<void> }> {
  const client = new pg.Client(database);
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  assert.equal((await client.query(text, values)).rowCount, 1);
  return { letGo: () => client.end().catch(() => {}) };
}

async function publish(server: ServerProcess, author: Villager, text: string): Promise<string> {
  const sender = makeSender();
  const { status, location } = await sender.post(server.base, "/posts", author.cookie, {
    text,
    key: `key-${text.replaceAll(" ", "-")}`,
  });
  sender.close();
  assert.equal(status, 303);
  return location.slice("/p/".length);
}

const like = (server: ServerProcess, person: Villager, post: string) =>
  makeSender().post(server.base, `/p/${post}/reaction/like`, person.cookie, { key: "key-of-the-slow-like" });
const ask = (database: pg.ClientConfig, text: string) =>
  withClient(database, async (client) => (await client.query(text)).rows);

/** What is still to be done for homes; other tasks begin by themselves each minute. */
const unfinished = `select from graphile_worker._private_jobs jobs
  join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id where identifier like 'timelines.%'`;

/** A server in the middle of a task that cannot go on until let go: to bring a post onto the reader's home. */
async function interruptTask(server: ServerProcess, database: pg.ClientConfig) {
  const { reader, people } = await settleVillage(database, 3);
  const [author] = people;
  const post = await publish(server, author!, "kabar");
  const isDone = async () =>
    (await ask(database, `select from home_entries where account_id = ${reader.id}`)).length === 1 &&
    (await ask(database, unfinished)).length === 0;
  await until(isDone, 5000);
  await ask(database, "delete from home_entries");
  const { letGo } = await hold(
    database,
    "insert into home_entries (account_id, entry_id, post_id) values ($1, $2, $2)",
    [reader.id, post],
  );
  await ask(
    database,
    `select graphile_worker.add_job('timelines.backfill', '{"followerId": "${reader.id}", "followeeId": "${author!.id}"}'::json)`,
  );
  await until(async () => (await ask(database, `${unfinished} and locked_at is not null`)).length === 1, 5000);
  return { letGo, isDone };
}

async function until(holds: () => Promise<boolean>, patience: number): Promise<number> {
  const began = Date.now();
  while (!(await holds())) {
    assert.ok(Date.now() - began < patience, `not within ${patience} ms`);
    await sleep(50);
  }
  return Date.now() - began;
}

test("a server asked to stop answers what it was asked before, ends with 0, and takes its database with it", async (t) => {
  const { server, database, dataDir } = await openHouse(t);
  const { reader, people } = await settleVillage(database, 3);
  const post = await publish(server, people[0]!, "sebelum tutup");
  const row = await hold(database, "select from posts where id = $1 for update", [post]);
  const slow = like(server, reader, post);
  await sleep(500);
  server.child.kill("SIGTERM");
  await sleep(500);
  assert.equal(await health(server.base), 0, "the door is closed to newcomers");
  await row.letGo();
  const letGo = performance.now();
  assert.equal((await slow).status, 303);
  const { code, signal, complained } = await server.ended;
  t.diagnostic(`gone ${Math.round(performance.now() - letGo)} ms after the last answer`);
  assert.ok(fairly(performance.now() - letGo) < 3000, "it waited for connections nobody uses");
  assert.deepEqual([code, signal, complained], [0, null, ""]);
  assert.equal(await postmasterOf(dataDir), undefined);
});

test("a server asked to stop twice while it stops, as Ctrl-C under npm does, still stops cleanly", async (t) => {
  const { server, dataDir } = await openHouse(t);
  for (const signal of ["SIGINT", "SIGTERM", "SIGINT"] as const) server.child.kill(signal);
  const { code } = await server.ended;
  assert.equal(code, 0);
  assert.equal(await postmasterOf(dataDir), undefined);
});

test("a server asked to stop while it starts stops cleanly", async (t) => {
  const dataDir = await newFolder();
  t.after(() => removeFolder(dataDir));
  for (const wait of [600, 1200]) {
    const server = await startServer({ dataDir, port: await freePort() });
    await sleep(wait);
    const { code, signal } = await server.kill("SIGTERM");
    assert.ok(code === 0 || signal === "SIGTERM", `ended with ${code}`);
    assert.equal(await postmasterOf(dataDir), undefined);
  }
  const server = await startServer({ dataDir, port: await freePort() });
  await server.ready();
  assert.equal((await server.kill("SIGTERM")).code, 0);
});

for (const [how, patient] of [
  ["is waited for", true],
  ["that does not end is handed back, and done after the next start", false],
] as const) {
  test(`a server asked to stop in the middle of a task: a task ${how}`, async (t) => {
    const { server, database, again } = await openHouse(t);
    const { letGo, isDone } = await interruptTask(server, database);
    server.child.kill("SIGTERM");
    await sleep(500);
    if (patient) await letGo();
    const { code, complained } = await server.ended;
    assert.deepEqual([code, complained], [0, ""]);
    await letGo();
    const next = await again();
    await next.ready();
    if (patient) assert.ok(await isDone());
    t.diagnostic(`done ${await until(isDone, 15_000)} ms after the next start`);
  });
}

test("a server killed with -9 leaves a database running, a lock and a task half done; the next start takes over all three", async (t) => {
  const { server, database, dataDir, again } = await openHouse(t);
  const { letGo, isDone } = await interruptTask(server, database);
  const orphan = await postmasterOf(dataDir);
  await server.kill("SIGKILL");
  assert.ok(orphan && (await postmasterOf(dataDir)) === orphan, "the database outlives its server");
  const next = await again();
  const ready = await next.ready();
  t.diagnostic(`ready after ${Math.round(ready)} ms`);
  assert.ok(fairly(ready) <= 5000);
  assert.notEqual(await postmasterOf(dataDir), orphan);
  t.diagnostic(`the task was done ${await until(isDone, 5000)} ms later`);
  await letGo();
});

test("a second server on the same folder is refused in one sentence, and the first does not notice", async (t) => {
  const { server, again, dataDir } = await openHouse(t);
  const { code, complained, after } = await (await again()).ended;
  assert.equal(code, 1);
  assert.equal(
    complained,
    `DATA_DIR (${dataDir}) is in use by another running Gaung: stop that one, or give this one a DATA_DIR of its own.\n`,
  );
  assert.ok(fairly(after) <= 5000);
  assert.equal(await health(server.base), 200);
});

test("of several servers started on one folder at once exactly one runs", async (t) => {
  const dataDir = await newFolder();
  t.after(() => removeFolder(dataDir));
  const all = await Promise.all(
    Array.from({ length: 4 }, async () => startServer({ dataDir, port: await freePort() })),
  );
  const ready = await Promise.allSettled(all.map((server) => server.ready()));
  assert.equal(ready.filter(({ status }) => status === "fulfilled").length, 1);
  const ends = await Promise.all(all.map((server) => server.kill("SIGTERM")));
  assert.deepEqual(ends.map(({ code }) => code).sort(), [0, 1, 1, 1]);
});

test("health is only claimed while the database answers: killed, it is away for a moment; frozen, people are told within ten seconds", {
  timeout: 120_000,
}, async (t) => {
  const { server, database, dataDir } = await openHouse(t);
  const { people } = await settleVillage(database, 3);
  const post = await publish(server, people[0]!, "kabar");
  await strikeDatabase(dataDir, "all");
  const answer = await fetch(`${server.base}/health`);
  assert.deepEqual([answer.status, Number(answer.headers.get("Retry-After")) > 0], [503, true]);
  await until(async () => (await health(server.base)) === 200, 30_000);

  const thaw = await strikeDatabase(dataDir, "freeze");
  t.after(thaw);
  const began = performance.now();
  const [checked, liked] = await Promise.all([fetch(`${server.base}/health`), like(server, people[1]!, post)]);
  const took = performance.now() - began;
  await thaw();
  t.diagnostic(
    `told after ${Math.round(took)} ms, well again ${await until(async () => (await health(server.base)) === 200, 10_000)} ms after the thaw`,
  );
  assert.deepEqual([checked.status, liked.status, liked.retryAfter > 0], [503, 503, true]);
  assert.ok(took <= 10_000);
  assert.equal((await like(server, people[1]!, post)).status, 303);
});
