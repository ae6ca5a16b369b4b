import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncFolder } from "../durable-file.ts";
import { checkName, type Storage, type Stored } from "./storage.ts";

/** A disk so full takes no more pictures, unless there is still this much room on it. */
const FULL_SHARE = 0.9;
const ROOM_BYTES = 5_000_000_000;

/**
 * Keeps files in a folder, in 256 smaller ones by the first two signs of their names. A file is forced to disk, given
 * its name, and then the name is forced to disk: whatever happens it is there whole or not at all.
 */
export function openFolder(root: string): Storage {
  const placeOf = (name: string) => join(root, checkName(name).slice(0, 2), name);
  return {
    keep: async (name, path) => {
      const place = placeOf(name);
      await makeFolder(dirname(root));
      await makeFolder(root);
      await makeFolder(dirname(place));
      const file = await open(path, "r+");
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(path, place);
      await syncFolder(dirname(place));
    },
    read: (name) => ifThere(readFile(placeOf(name)) as Promise<Buffer<ArrayBuffer>>),
    remove: async (name) => rm(placeOf(name), { force: true }),
    list: () => listFolder(root),
    isFull: async () => {
      const disk = await ifThere(statfs(root).catch(() => statfs(dirname(root))));
      if (!disk || disk.blocks === 0) return false;
      const free = disk.bavail * disk.bsize;
      return disk.bavail <= disk.blocks * (1 - FULL_SHARE) && free < ROOM_BYTES;
    },
  };
}

async function* listFolder(root: string): AsyncIterable<Stored> {
  for (const shard of (await ifThere(readdir(root))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(shard)) continue;
    for (const name of (await ifThere(readdir(join(root, shard)))) ?? []) {
      const found = await ifThere(stat(join(root, shard, name)));
      if (found?.isFile()) yield { name, keptAt: found.mtime };
    }
  }
}

/** Makes one folder, and its name survives a power loss. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw error;
  }
  await syncFolder(dirname(path));
}

/** What is not there, as undefined. */
async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
