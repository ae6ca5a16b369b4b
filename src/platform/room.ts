import { statfs } from "node:fs/promises";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

const MEGABYTE = 1024 * 1024;
const LOOK_MS = 2000;
/** Once the database itself found no room, it is asked again after so long. */
const REST_MS = 15_000;

/** Whether there is room for what people write. */
export type Room = {
  readonly isFull: () => boolean;
  /** Somebody found out the hard way. */
  readonly noteFull: () => void;
};

/**
 * Watches the disk of `DATA_DIR`. Before it is full, while 2 % of it (at most 2 GB) or DISK_RESERVE_MB are still free, people
 * can only read: a database without room stops, and what is left is needed to get it going again. Ends with `stop`.
 */
export async function watchRoom(
  { dataDir, diskReserve }: Pick<Config, "dataDir" | "diskReserve">,
  log: Log,
): Promise<Room & { readonly stop: () => Promise<void> }> {
  let isLow = false;
  let restUntil = 0;
  const look = async () => {
    const disk = await statfs(dataDir).catch(() => undefined);
    if (!disk || disk.blocks === 0 || diskReserve === 0) return;
    const free = disk.bavail * disk.bsize;
    const reserve = Math.max(diskReserve, Math.min(0.02 * disk.blocks * disk.bsize, 4 * diskReserve));
    const wasLow = isLow;
    isLow = free < (wasLow ? 1.1 * reserve : reserve);
    if (isLow === wasLow) return;
    const megabytes = { free: Math.floor(free / MEGABYTE), reserve: Math.floor(reserve / MEGABYTE) };
    if (isLow) log.error("The disk is almost full: people can only read", megabytes);
    else log.warn("There is room on the disk again", megabytes);
  };
  await look();
  const looking = setInterval(() => void look(), LOOK_MS).unref();
  return {
    isFull: () => isLow || performance.now() < restUntil,
    noteFull: () => {
      if (performance.now() >= restUntil) log.error("The database found no room: people can only read for a moment");
      restUntil = performance.now() + REST_MS;
    },
    stop: async () => clearInterval(looking),
  };
}

/** PostgreSQL's `disk_full`, or the system's own words for it. */
export function foundNoRoom(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "53100" || code === "ENOSPC" || code === "EDQUOT";
}
