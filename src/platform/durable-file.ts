import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { newSecret } from "./secrets.ts";

/**
 * Writes a new file that, whatever crashes, is afterwards there whole or not at all.
 * Answers false, and leaves what is there, when the name is taken; of two writers exactly one wins.
 */
export async function createDurably(path: string, text: string, mode = 0o600): Promise<boolean> {
  const draft = `${path}.${randomBytes(4).toString("hex")}.new`;
  try {
    const file = await open(draft, "wx", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return await publish(draft, path);
  } finally {
    await rm(draft, { force: true });
    await syncFolder(dirname(path));
  }
}

/** Makes the names in a folder survive a power loss (fsync of the folder; Windows has no such call). */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Reads a random secret of 256 bits from its file (mode 0600), making it first where there is none. */
export async function keepSecret(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  await createDurably(path, `${newSecret()}\n`);
  return (await readFile(path, "utf8")).trim();
}

/** A hard link never overwrites, unlike a rename; file systems without hard links get the rename. */
async function publish(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    await rename(draft, path);
  }
  return true;
}
