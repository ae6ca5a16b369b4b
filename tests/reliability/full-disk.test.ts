import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeLog } from "#platform/log";
import { watchRoom } from "#platform/room";
import { makeApp } from "../../src/app.ts";
import { Browser, makeWorld } from "../world.ts";
import { checkLedger } from "./check-ledger.ts";
import { openLedger } from "./ledger.ts";
import { fairly, freePort, health, type ServerProcess, startServer } from "./server-process.ts";
import { makeSmallDisk, type SmallDisk } from "./small-disk.ts";
import { settleVillage, withClient } from "./village.ts";
import { startWriters } from "./writers.ts";

test("REL-08 b: with little room left people can read, are told why they cannot write, and keep their words", async () => {
  const world = await makeWorld();
  const siti = await world.person("siti");
  let isFull = true;
  const room = { isFull: () => isFull, noteFull: () => {} };
  const app = makeApp({ ...world.ctx, room }, world.assets);
  const browser = new Browser(app, Object.fromEntries(siti.cookies));
  const page = await browser.get("/");
  assert.equal(page.status, 200);
  assert.match(page.text, /Ruang server hampir habis/);
  const refused = await browser.post("/posts", { text: "Panen raya hari Minggu" });
  assert.equal(refused.status, 507);
  assert.match(refused.text, /Panen raya hari Minggu/);
  assert.match(refused.text, /Tulisan Anda masih di sini/);
  const post = await world.says(siti, "Kabar");
  assert.equal((await browser.post(`/p/${post.id}/bookmark`)).status, 507);
  isFull = false;
  assert.doesNotMatch((await browser.get("/")).text, /Ruang server hampir habis/);
  assert.equal((await browser.post("/posts", { text: "Panen raya hari Minggu" })).status, 303);
});

test("REL-08 b: the reserve is 2 % of a small disk or what the administrator says, and none with 0", async () => {
  const said: string[] = [];
  const log = makeLog("warn", (line) => said.push(line));
  const look = async (diskReserve: number) => {
    const room = await watchRoom({ dataDir: "/", diskReserve }, log);
    await room.stop();
    return room.isFull();
  };
  assert.equal(await look(Number.MAX_SAFE_INTEGER), true);
  assert.match(said.join(""), /people can only read/);
  assert.equal(await look(0), false);
});

/** A server on a small disk, twenty people writing; `strike` fills the disk and frees it. */
async function writeOnSmallDisk(
  disk: SmallDisk,
  reserve: string,
  strike: (server: ServerProcess) => Promise<void>,
): Promise<{ lost: number; acknowledged: number; wrong: Map<number, number>; recovered: number }> {
  const server = await startServer({ dataDir: disk.path, port: await freePort(), env: { DISK_RESERVE_MB: reserve } });
  try {
    await server.ready();
    const database = { host: `${disk.path}/run`, port: 5432, user: "gaung", database: "gaung" };
    const village = await settleVillage(database, 30);
    // Tries that find no room count as well; that limit is not what is tested.
    const forgiving = setInterval(
      () => void withClient(database, (client) => client.query("delete from rate_limits")).catch(() => {}),
      1000,
    );
    const ledger = openLedger(village.people);
    const writing = startWriters(ledger, 6, [server.base]);
    await sleep(1500);
    await strike(server);
    const before = ledger.acknowledged.length;
    const began = performance.now();
    while (ledger.acknowledged.length < before + 20 && performance.now() - began < 60_000) await sleep(50);
    const recovered = performance.now() - began;
    await writing.stop();
    clearInterval(forgiving);
    const { lost } = await withClient(database, (client) => checkLedger(client, ledger, village.reader));
    return { lost: lost.length, acknowledged: ledger.acknowledged.length, wrong: writing.tally.wrong, recovered };
  } finally {
    await server.kill("SIGTERM");
  }
}

test("REL-08 b: before the disk is full people can only read; nothing acknowledged is lost, and freed, all goes on by itself", async (t) => {
  const disk = await makeSmallDisk(500);
  if (!disk) return t.diagnostic("this user may not mount a disk; the rule itself is tested above");
  t.after(() => disk.remove());
  let least = Number.POSITIVE_INFINITY;
  const report = await writeOnSmallDisk(disk, "60", async (server) => {
    await disk.leave(50);
    for (let turn = 0; turn < 30; turn++) {
      await sleep(100);
      least = Math.min(least, await disk.free());
      if (turn > 25) assert.equal((await fetch(`${server.base}/community`)).status, 200);
    }
    await disk.leave(300);
  });
  t.diagnostic(
    `${report.acknowledged} acknowledged, ${report.lost} lost, told to wait: ${JSON.stringify([...report.wrong])}; least free ${Math.round(least)} MB; writing again after ${Math.round(report.recovered)} ms`,
  );
  assert.equal(report.lost, 0);
  assert.deepEqual([...report.wrong.keys()], [507]);
  assert.ok(least > 30, `only ${least} MB were left`);
  assert.ok(fairly(report.recovered) < 10_000);
});

test("REL-08 b negative control: without the reserve the disk runs full; even then nothing acknowledged is lost, and freed, it comes back", async (t) => {
  const disk = await makeSmallDisk(500);
  if (!disk) return t.diagnostic("this user may not mount a disk");
  t.after(() => disk.remove());
  let least = Number.POSITIVE_INFINITY;
  let away = 0;
  const report = await writeOnSmallDisk(disk, "0", async (server) => {
    await disk.leave(0);
    for (let turn = 0; turn < 40; turn++) {
      await sleep(100);
      least = Math.min(least, await disk.free());
      if ((await health(server.base)) !== 200) away++;
    }
    await disk.leave(300);
  });
  t.diagnostic(
    `${report.acknowledged} acknowledged, ${report.lost} lost, answers ${JSON.stringify([...report.wrong])}; least free ${least} MB, /health away ${away} times; back after ${Math.round(report.recovered)} ms`,
  );
  assert.ok(least < 1, "the disk ran full");
  assert.equal(report.lost, 0);
  assert.ok(fairly(report.recovered) < 30_000);
});
