import { randomBytes } from "node:crypto";
import { link, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "./config.ts";
import { shortHash, socketFolder } from "./socket-folder.ts";

export type DataFolderLock = { release(): Promise<void> };

/**
 * Lets one Gaung at a time use a data folder. The lock is a socket somebody listens on: it dies with its process,
 * so a reused process id or a power loss cannot make it look held.
 * @throws ConfigError when another Gaung lives.
 */
export async function holdDataFolder(dataDir: string): Promise<DataFolderLock> {
  const path = await lockPath(dataDir);
  for (let attempt = 0; attempt < 10; attempt++) {
    const server = await listen(path).catch((error: Error) => {
      throw new ConfigError(
        `DATA_DIR (${dataDir}) cannot be locked (${error.message}): name a folder on a local disk.`,
      );
    });
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    if (await answers(path)) break;
    await removeStale(path);
  }
  throw new ConfigError(
    `DATA_DIR (${dataDir}) is in use by another running Gaung: stop that one, or give this one a DATA_DIR of its own.`,
  );
}

async function lockPath(dataDir: string): Promise<string> {
  if (process.platform === "win32") return `\\\\.\\pipe\\gaung-${shortHash(dataDir)}`;
  const name = "gaung.lock.sock";
  return join(await socketFolder(dataDir, `${name}.123456`), name);
}

/** Answers undefined when somebody, dead or alive, has the name. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visitor = connect(path);
    visitor.once("connect", () => {
      visitor.destroy();
      resolve(true);
    });
    visitor.once("error", (error: NodeJS.ErrnoException) =>
      resolve(!["ECONNREFUSED", "ENOENT"].includes(error.code ?? "")),
    );
  });
}

/** Moves the socket aside before it looks again: another Gaung may have taken the name since we looked first. */
async function removeStale(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(3).toString("hex")}`;
  await rename(path, aside).catch(() => {});
  await sleep(50);
  if (await answers(aside)) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}
