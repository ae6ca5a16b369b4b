import assert from "node:assert/strict";
import { readFile, rm, truncate } from "node:fs/promises";
import { test } from "node:test";
import type { Storage } from "#platform/storage/storage";
import { mediaTasks } from "../../src/modules/media/tasks.ts";
import { photo } from "../photos.ts";
import { makeWorld, type Person, type World } from "../world.ts";

const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
const send = async (who: Person) =>
  who.sendFiles("/posts", { text: "Foto sawah", audience: "public" }, [await photo("a.jpg", 400, 300)]);
const addressIn = (text: string) => /\/media\/[0-9a-f]{32}-320\.webp/.exec(text)?.[0] ?? "";
async function countOf(storage: Storage): Promise<number> {
  let count = 0;
  for await (const { name } of storage.list()) count += name ? 1 : 0;
  return count;
}
const run = (world: World, task: string) => mediaTasks[task]?.(world.ctx, {});

test("REL-08 On a full disk a photo is refused with a plain word, text is still sent, and nothing is left half done", async () => {
  let left = Number.POSITIVE_INFINITY;
  const world = await makeWorld({
    storage: (real) => ({
      ...real,
      keep: async (name, path) => {
        if (left-- <= 0) throw full;
        return real.keep(name, path);
      },
    }),
  });
  const siti = await world.person("siti");
  for (const room of [0, 1, 2]) {
    left = room;
    const answer = await send(siti);
    assert.equal(answer.status, 507);
    assert.match(answer.text, /sedang penuh\. Kirim tulisan saja dulu/);
    assert.match(answer.text, /Foto sawah/, "the words are kept");
    assert.equal((await siti.post("/posts", { text: "Hanya kata", audience: "public" })).status, 303);
  }
  await world.settle();
  assert.equal((await world.pool.query("select from pictures")).rowCount, 0);
  assert.equal(await countOf(world.ctx.storage), 0, "what was written before the disk was full is taken away");
  left = Number.POSITIVE_INFINITY;
  assert.equal((await send(siti)).status, 303, "and it goes on by itself once there is room");
});

test("REL-08 REL-19 A storage that cuts files off without a word is found out: what it holds is never sent", async () => {
  const world = await makeWorld({
    storage: (real) => ({
      ...real,
      keep: async (name, path) => {
        await truncate(path, Math.floor((await readFile(path)).length / 2));
        return real.keep(name, path);
      },
    }),
  });
  const siti = await world.person("siti");
  const { location } = await send(siti);
  const address = addressIn((await siti.get(location)).text);
  assert.equal((await siti.get(address)).status, 404);
  assert.ok(world.logged.some((line) => line.includes("missing or damaged")));
});

test("REL-01 After a crash between row and files, or files and row, the sweep leaves neither without the other", async () => {
  const world = await makeWorld();
  const siti = await world.person("siti");
  await send(siti);
  await world.pool.query(
    "update pictures set ready_at = null, draft_id = null, created_at = now() - interval '2 minutes'",
  );
  await run(world, "media.sweep");
  assert.equal((await world.pool.query("select from pictures")).rowCount, 0);
  assert.equal(await countOf(world.ctx.storage), 0);
});

test("a picture whose files are lost is shown nowhere and reported, and is back once they are", async () => {
  let isLost = false;
  let isAway = false;
  const world = await makeWorld({
    storage: (real) => ({
      ...real,
      list: async function* () {
        let first = true;
        for await (const stored of real.list()) {
          if (!isAway && !(isLost && first)) yield stored;
          first = false;
        }
      },
    }),
  });
  const siti = await world.person("siti");
  const { location } = await send(siti);
  await send(siti);
  const page = location.replace("#pictures", "");
  const shown = async () => addressIn((await siti.get(page)).text) !== "";
  const missing = async () => (await world.pool.query("select from pictures where missing")).rowCount;
  isLost = true;
  await run(world, "media.compare");
  assert.equal(await missing(), 1);
  assert.ok(world.logged.some((line) => line.includes("from a backup")));
  isAway = true;
  await run(world, "media.compare");
  assert.equal(await missing(), 1, "a storage that is away changes nothing");
  isLost = isAway = false;
  await run(world, "media.compare");
  assert.equal(await missing(), 0);
  assert.equal(await shown(), true);
  await rm(world.ctx.config.dataDir, { recursive: true, force: true });
});
