import { join } from "node:path";
import type { Context } from "#platform/context";

/** Where archives lie: beside the database, outside every folder that is served. */
export const archiveFolder = (ctx: Context) => join(ctx.config.dataDir, "archives");

/** The path of an archive by the name we gave it. @throws Error for a name that is not one of ours */
export function archivePath(ctx: Context, file: string): string {
  if (!/^[\w-]{20,60}\.zip$/.test(file)) throw new Error("no archive of ours");
  return join(archiveFolder(ctx), file);
}
