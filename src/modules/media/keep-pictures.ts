import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, TooMany } from "#platform/errors";
import type { FileRules, Upload } from "#platform/http/multipart";
import { countAgainst } from "#platform/rate-limit";
import { makeApart } from "./make-apart.ts";
import type { MadePicture, Shape, Variant } from "./make-variants.ts";
import { kindOf, pictureLimits } from "./rules.ts";

/** Whose picture it is: a member's, or that of somebody without an account, of whom we know where they come from. */
export type Owner = { readonly id: string } | { readonly from: string };
export const accountOf = (owner: Owner): string | null => ("id" in owner ? owner.id : null);

/** A folder of an upload that is older than this was left behind by a crash. */
const LEFT_BEHIND_MS = 600_000;
const folderOf = (ctx: Context) => join(ctx.config.dataDir, "media", "incoming");

/** What a form with pictures takes in. */
export function pictureFiles(ctx: Context, most: number = pictureLimits.perPost): FileRules {
  return {
    field: "pictures",
    most,
    eachBytes: pictureLimits.fileBytes,
    totalBytes: Math.min(pictureLimits.formBytes, most * pictureLimits.fileBytes),
    makeFolder: () => makeFolder(ctx),
  };
}

export async function makeFolder(ctx: Context): Promise<string> {
  const root = folderOf(ctx);
  await mkdir(dirname(dirname(root)), { recursive: false }).catch(() => {});
  await mkdir(dirname(root), { mode: 0o700 }).catch(() => {});
  await mkdir(root, { mode: 0o700 }).catch(() => {});
  return mkdtemp(join(root, "job-"));
}

/** Throws away what uploads left behind that a crash cut short. */
export async function removeLeftBehind(ctx: Context): Promise<void> {
  const root = folderOf(ctx);
  for (const name of await readdir(root).catch(() => [])) {
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_MS)
      await rm(join(root, name), { recursive: true, force: true });
  }
}

/**
 * Makes and keeps the pictures a person sent. They hang on nothing yet. When this returns their files are safe; of a
 * batch in which one is refused none is kept. Of what was sent nothing stays but the pictures themselves.
 *
 * @returns their ids, in order. @throws Invalid for what is no picture, is too large or has no room; TooMany.
 */
export async function keepPictures(
  ctx: Context,
  owner: Owner,
  uploads: readonly Upload[],
  shape: Shape = "picture",
): Promise<string[]> {
  if (uploads.length === 0) return [];
  await checkRoom(ctx, owner);
  const ids: string[] = [];
  try {
    for (const upload of uploads) {
      await countAgainst(ctx, "upload", "id" in owner ? owner.id : owner.from);
      ids.push(await keepOne(ctx, owner, upload, shape));
    }
  } catch (error) {
    await removePictures(ctx, owner, ids);
    throw error;
  }
  return ids;
}

/** Takes away pictures of this person that hang on nothing. */
export async function removePictures(ctx: Context, owner: Owner, ids: readonly string[]) {
  if (ids.length === 0) return;
  await sql`delete from pictures where account_id is not distinct from ${accountOf(owner)} and id = any(${[...ids]}::bigint[])
    and num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0`.execute(ctx.db);
}

async function checkRoom(ctx: Context, owner: Owner): Promise<void> {
  if (await ctx.storage.isFull()) throw new Invalid({ pictures: "noRoom" }, 507);
  const whose = "id" in owner ? sql`account_id = ${owner.id}` : sql`account_id is null and demand_id is null`;
  const { rows } = await sql<{
    bytes: string;
  }>`select coalesce(sum(bytes), 0) as bytes from pictures where ${whose}`.execute(ctx.db);
  const isFull = Number(rows[0]?.bytes) > pictureLimits.bytesPerPerson;
  if (isFull) throw new Invalid({ pictures: "id" in owner ? "yourRoomIsFull" : "noRoom" });
}

async function keepOne(ctx: Context, owner: Owner, upload: Upload, shape: Shape): Promise<string> {
  const found = kindOf(await headOf(upload.path), upload.name, upload.type);
  if ("complaint" in found) throw new Invalid({ pictures: found.complaint }, 415);
  const folder = `${upload.path}.made`;
  await mkdir(folder, { mode: 0o700 });
  const outcome = await makeApart({ input: upload.path, kind: found.kind, shape }, folder);
  if ("made" in outcome) return keepFiles(ctx, owner, outcome.made, folder);
  const { trouble } = outcome;
  if (trouble === "busy") throw new TooMany(20);
  throw trouble === "noRoom"
    ? new Invalid({ pictures: "noRoom" }, 507)
    : new Invalid({ pictures: trouble === "tooManyPixels" ? "tooManyPixels" : "unreadablePicture" });
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The row comes first, without a mark that it is ready: whatever happens between, a sweep finds what to take away. */
async function keepFiles(ctx: Context, owner: Owner, made: MadePicture, folder: string): Promise<string> {
  const stem = randomBytes(16).toString("hex");
  const files = filesOf(stem, made.variants);
  const { id } = await ctx.db
    .insertInto("pictures")
    .values({
      account_id: accountOf(owner),
      stem,
      variants: JSON.stringify(made.variants),
      colour: made.colour,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  try {
    for (const { name, made } of files) await ctx.storage.keep(name, join(folder, made));
  } catch (error) {
    await removePictures(ctx, owner, [id]);
    const { code } = error as NodeJS.ErrnoException;
    throw code === "ENOSPC" || code === "EDQUOT" ? new Invalid({ pictures: "noRoom" }, 507) : error;
  }
  await ctx.db.updateTable("pictures").set({ ready_at: sql`now()` }).where("id", "=", id).execute();
  return id;
}

/** The files of a picture: the name each is kept under, which holds the hash of its content, and how its job called it. */
export function filesOf(stem: string, variants: readonly Variant[]) {
  return variants.flatMap(({ width, avif, webp }) =>
    (
      [
        ["avif", avif],
        ["webp", webp],
      ] as const
    ).flatMap(([type, file]) =>
      file ? [{ name: `${stem}-${width}-${file.hash}.${type}`, made: `${width}.${type}`, bytes: file.bytes }] : [],
    ),
  );
}
