import { mkdir, mkdtemp, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Config, ConfigError } from "./config.ts";
import { keepSecret } from "./durable-file.ts";

/**
 * Makes DATA_DIR if need be and tries to write there.
 * @throws ConfigError
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
    await rmdir(await mkdtemp(join(dataDir, ".probe-")));
  } catch (error) {
    throw new ConfigError(`DATA_DIR (${dataDir}) ${mendOf(error)}.`);
  }
}

/**
 * The key that signs and seals: SECRET_KEY, or one made on the first start and kept in DATA_DIR/secret.key,
 * whole or not at all. Processes that start together get the same one. Needs `prepareDataFolder` first.
 * @throws ConfigError
 */
export async function keepSecretKey(config: Pick<Config, "secretKey" | "dataDir">): Promise<string> {
  if (config.secretKey) return config.secretKey;
  const path = join(config.dataDir, "secret.key");
  const key = await keepSecret(path).catch((error: unknown) => {
    throw new ConfigError(`DATA_DIR (${config.dataDir}) holds a secret.key that ${mendOf(error)}.`);
  });
  if (key.length < 32)
    throw new ConfigError(
      `SECRET_KEY is absent and ${path} holds fewer than 32 characters: restore that file from a backup, or set SECRET_KEY.`,
    );
  return key;
}

/** Not `mkdir` with `recursive`: where the system answers ENOENT below a folder that exists, as in /proc, Node 24 never ends. */
async function makeFolder(path: string, parentThere = false): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return;
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parentThere) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, true);
  }
}

function mendOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EACCES":
    case "EPERM":
      return "may not be written by the user Gaung runs as: give it to that user with chown, or name another folder";
    case "EROFS":
      return "lies on a read-only file system: mount it writable, or name another folder";
    case "ENOTDIR":
    case "EEXIST":
      return "is not a folder: move that file away, or name another folder";
    case "ENOSPC":
    case "EDQUOT":
      return "lies on a full disk: free some space, or name another folder";
    case "ENAMETOOLONG":
      return "is too long a path: name a shorter one";
    default:
      return `cannot be used (${error instanceof Error ? error.message : String(error)}): name another folder`;
  }
}
