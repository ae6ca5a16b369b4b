import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkName, type Storage, type Stored } from "./storage.ts";

/** A disk so full takes no more pictures, unless there is still this much room on it. */
const FULL_SHARE = 0.9;
const ROOM_BYTES = 5_000_000_000;

/** What reaches the disk; a test listens in. */
export type Disk = {
  readonly open: (path: string, flags: "r" | "r+") => Promise<Pick<FileHandle, "sync" | "close">>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly mkdir: (path: string, options: { readonly mode: number }) => Promise<unknown>;
};

/**
 * Keeps files in a folder, in 256 smaller ones by the first two signs of their names. A file is forced to disk, given
 * its name, and then the name is forced to disk: whatever happens it is there whole or not at all.
 */
export function openFolder(root: string, disk: Disk = { open, rename, mkdir }): Storage {
  const placeOf = (name: string) => join(root, checkName(name).slice(0, 2), name);
  return {
    keep: async (name, path) => {
      const place = placeOf(name);
      for (const folder of [dirname(root), root, dirname(place)]) await makeFolder(disk, folder);
      await sync(disk, path, "r+");
      await disk.rename(path, place);
      await syncFolder(disk, dirname(place));
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

/** Forces what a file or a folder holds to disk. */
async function sync(disk: Disk, path: string, flags: "r" | "r+"): Promise<void> {
  const file = await disk.open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows has no such call for folders. */
const syncFolder = async (disk: Disk, path: string) => {
  if (process.platform !== "win32") await sync(disk, path, "r");
};

/** Makes one folder, and its name survives a power loss. */
async function makeFolder(disk: Disk, path: string): Promise<void> {
  try {
    await disk.mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    throw error;
  }
  await syncFolder(disk, dirname(path));
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
