import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { holdDataFolder } from "./single-instance.ts";
import { shortHash } from "./socket-folder.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "gaung-lock-"));
});
after(() => rm(folder, { recursive: true, force: true }));

test("two Gaungs cannot share a data folder, and the second is told which", async () => {
  const lock = await holdDataFolder(folder);
  await assert.rejects(holdDataFolder(folder), (error: Error) =>
    error.message.includes(`DATA_DIR (${folder}) is in use`),
  );
  await lock.release();
  await (await holdDataFolder(folder)).release();
  assert.deepEqual(await readdir(folder), []);
});

test("a Gaung killed with -9 leaves a lock that the next one takes over", async () => {
  await leaveStaleLock(folder);
  assert.deepEqual(await readdir(folder), ["gaung.lock.sock"]);
  await (await holdDataFolder(folder)).release();
});

test("of many that find a stale lock at once, exactly one gets the folder", async () => {
  for (let round = 0; round < 5; round++) {
    await leaveStaleLock(folder);
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => holdDataFolder(folder)));
    const held = tries.filter((attempt) => attempt.status === "fulfilled");
    assert.equal(held.length, 1);
    await held[0]?.value.release();
  }
});

test("a data folder with a path too long for a socket is locked all the same", async () => {
  const long = join(folder, "x".repeat(120));
  await mkdir(long);
  const lock = await holdDataFolder(long);
  await assert.rejects(holdDataFolder(long), /in use/);
  await lock.release();
  await rm(join(tmpdir(), `gaung-${shortHash(long)}`), { recursive: true });
});

async function leaveStaleLock(dataDir: string): Promise<void> {
  const code = `import { holdDataFolder } from ${JSON.stringify(new URL("single-instance.ts", import.meta.url).href)};
    await holdDataFolder(process.argv[1]); console.log("held"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", code, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  holder.kill("SIGKILL");
  await once(holder, "exit");
}
