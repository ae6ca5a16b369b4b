import { createHash } from "node:crypto";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";

/** The bytes under a name, which says what they must be: what was changed or cut on the disk is never sent. */
export async function readWhole(ctx: Context, picture: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await ctx.storage.read(name);
  const content = bytes && createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  if (bytes && content === name.slice(-37, -5)) return new Uint8Array(bytes);
  ctx.log.error("A picture's file is missing or damaged: bring it back from a backup", { picture, name });
  throw new NotFound();
}
