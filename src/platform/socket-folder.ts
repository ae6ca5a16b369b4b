import { createHash } from "node:crypto";
import { chmod, lchown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "./config.ts";
import type { SystemUser } from "./system-user.ts";

/** sockaddr_un holds 104 bytes on macOS and 108 on Linux, the closing zero among them. */
const longestSocketPath = 100;

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * The folder for a socket: the wanted one, or when that path is too long for a socket a private one (0700)
 * among the temporary files, always the same for the same wish.
 */
export async function socketFolder(wanted: string, socketName: string): Promise<string> {
  if (Buffer.byteLength(join(wanted, socketName)) <= longestSocketPath) return wanted;
  const path = join(tmpdir(), `gaung-${shortHash(wanted)}`);
  await makePrivate(path, undefined);
  return path;
}

/**
 * Makes a folder only its owner may enter, for that system user when one is given.
 * @throws ConfigError when somebody else was there first.
 */
export async function makePrivate(path: string, owner: SystemUser | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(path);
  if (!found.isDirectory() || ![process.getuid?.(), owner?.uid].includes(found.uid))
    throw new ConfigError(
      `DATA_DIR needs the folder ${path}, which belongs to someone else: remove it, or name a shorter DATA_DIR.`,
    );
  await chmod(path, 0o700);
  if (owner) await lchown(path, owner.uid, owner.gid);
}
