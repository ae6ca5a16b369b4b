import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "#platform/config";
import { openStorage, type Storage } from "./storage.ts";

const folder = await mkdtemp(join(tmpdir(), "gaung-storage-"));
after(() => rm(folder, { recursive: true, force: true }));

/** An S3 server on this machine, of an npm package, with one empty bucket. */
async function startBucket(): Promise<string> {
  const { default: S3rver } = (await import("@20minutes/s3rver" as string)) as {
    default: new (options: object) => { run: () => Promise<{ port: number }>; close: () => Promise<void> };
  };
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: join(folder, "bucket"),
    configureBuckets: [{ name: "sukamaju", configs: [] }],
  });
  const { port } = await server.run();
  after(() => server.close());
  return `http://S3RVER:S3RVER@127.0.0.1:${port}/sukamaju`;
}

const newName = () => `${randomBytes(16).toString("hex")}-320-${randomBytes(16).toString("hex")}.webp`;
const newFile = async (text: string) => {
  const path = join(folder, randomBytes(8).toString("hex"));
  await writeFile(path, text);
  return path;
};
const namesOf = async (storage: Storage) => {
  const names: string[] = [];
  for await (const { name, keptAt } of storage.list()) {
    assert.ok(Math.abs(Date.now() - keptAt.getTime()) < 60_000);
    names.push(name);
  }
  return names.sort();
};

const storages = {
  "a folder": openStorage(readConfig({ DATA_DIR: join(folder, "data") })),
  "an S3 bucket": openStorage(readConfig({ DATA_DIR: folder, S3_URL: await startBucket() })),
};
for (const [kind, storage] of Object.entries(storages)) {
  test(`what is kept in ${kind} is read again, listed, and gone once it is removed`, async () => {
    assert.deepEqual(await namesOf(storage), []);
    const [one, two] = [newName(), newName()];
    await storage.keep(one, await newFile("satu"));
    await storage.keep(two, await newFile("dua"));
    assert.equal(String(await storage.read(one)), "satu");
    assert.equal(await storage.read(newName()), undefined);
    assert.deepEqual(await namesOf(storage), [one, two].sort());
    await storage.remove(one);
    await storage.remove(one);
    assert.equal(await storage.read(one), undefined);
    assert.deepEqual(await namesOf(storage), [two]);
    assert.equal(await storage.isFull(), false);
  });

  test(`${kind} is never asked for a name that is not ours`, async () => {
    for (const name of ["../secret.key", "a/b", "", ".", `${"a".repeat(32)}-1.html/..`, `${"z".repeat(32)}-1.webp`])
      await assert.rejects(async () => storage.read(name), /Not a name of ours/);
  });
}

test("a bucket holds more than one page of names, and all are listed", async () => {
  const storage = storages["an S3 bucket"];
  const before = (await namesOf(storage)).length;
  const path = await newFile("x");
  for (let round = 0; round < 51; round++)
    await Promise.all(Array.from({ length: 20 }, () => storage.keep(newName(), path)));
  assert.equal((await namesOf(storage)).length, before + 1020);
});

test("a folder holds a file under its whole name or not at all, and nobody else on the machine reads it", async () => {
  const name = newName();
  await storages["a folder"].keep(name, await newFile("utuh"));
  const place = join(folder, "data", "media", name.slice(0, 2));
  assert.deepEqual(
    (await readdir(place)).filter((one) => one === name),
    [name],
  );
  assert.equal(await readFile(join(place, name), "utf8"), "utuh");
  await assert.rejects(storages["a folder"].keep(newName(), join(folder, "tidak-ada")));
  await access(place);
});

test("a bucket that is away, or not there, is an error that passes, never an empty answer", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  server.close();
  const away = openStorage(readConfig({ S3_URL: `http://key:secret@127.0.0.1:${port}/sukamaju` }));
  await assert.rejects(away.read(newName()));
  const bucketless = openStorage(readConfig({ S3_URL: (await startBucket()).replace("sukamaju", "tidak-ada") }));
  await assert.rejects(bucketless.keep(newName(), await newFile("x")), { code: "ECONNRESET" });
});
