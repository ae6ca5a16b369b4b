import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "#platform/context";
import type { FileRules } from "#platform/http/multipart";
import { newSecret } from "#platform/secrets";
import { archiveLimits } from "./rules.ts";

/** Where archives lie: beside the database, outside every folder that is served. */
export const archiveFolder = (ctx: Context) => join(ctx.config.dataDir, "archives");

/** The path of an archive by the name we gave it. @throws Error for a name that is not one of ours */
export function archivePath(ctx: Context, file: string): string {
  if (!/^[\w-]{20,60}\.zip$/.test(file)) throw new Error("no archive of ours");
  return join(archiveFolder(ctx), file);
}

/** A name nobody can guess. */
export const newArchiveName = () => `${newSecret()}.zip`;

export async function makeArchiveFolder(ctx: Context): Promise<void> {
  for (const folder of [ctx.config.dataDir, archiveFolder(ctx)])
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
}

/** What a form with an archive takes in. */
export function archiveFiles(ctx: Context): FileRules {
  return {
    field: "archive",
    most: 1,
    eachBytes: archiveLimits.uploadBytes,
    totalBytes: archiveLimits.uploadBytes,
    makeFolder: async () => {
      await makeArchiveFolder(ctx);
      return mkdtemp(join(archiveFolder(ctx), "incoming-"));
    },
  };
}

/** Throws away what no row speaks of any more: left behind by a crash, or over. Young things may still be on their way. */
export async function sweepArchives(ctx: Context, known: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(archiveFolder(ctx)).catch(() => [])) {
    const path = join(archiveFolder(ctx), name);
    const found = await stat(path).catch(() => undefined);
    if (found && !known.has(name) && Date.now() - found.mtimeMs > 86_400_000)
      await rm(path, { recursive: true, force: true });
  }
}
