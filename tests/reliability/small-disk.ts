import { execFile } from "node:child_process";
import { chmod, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { newFolder } from "./server-process.ts";

export type SmallDisk = {
  readonly path: string;
  /** Fills it until so many megabytes are free. */
  readonly leave: (megabytes: number) => Promise<void>;
  readonly free: () => Promise<number>;
  readonly remove: () => Promise<void>;
};
const MEGABYTE = 1024 * 1024;

/** A disk of its own in memory; undefined where this user may not mount one. */
export async function makeSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const path = await newFolder();
  const run = promisify(execFile);
  const mounted = await run("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=711`, "none", path]).then(
    () => true,
    () => false,
  );
  if (!mounted) return void (await rm(path, { recursive: true }));
  await chmod(path, 0o711);
  const ballast = join(path, "ballast");
  const free = async () => {
    const disk = await statfs(path);
    return (disk.bavail * disk.bsize) / MEGABYTE;
  };
  return {
    path,
    free,
    leave: async (wanted) => {
      await rm(ballast, { force: true });
      const file = await open(ballast, "w");
      const part = Buffer.alloc(MEGABYTE / 4, "x");
      try {
        for (let left = await free(); left > wanted; left = await free()) {
          const size = Math.min(part.length, Math.max(4096, (left - wanted) * MEGABYTE));
          await file.write(part, 0, Math.floor(size));
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        await file.close();
      }
    },
    remove: async () => {
      await run("umount", ["-l", path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
