import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { Invalid, NotFound, TooMany } from "#platform/errors";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import { Refused } from "#platform/fetch/guard";
import { filesOf, makeFolder } from "../keep-pictures.ts";
import { makeApart } from "../make-apart.ts";
import type { Variant } from "../make-variants.ts";
import { kindOf, pictureLimits } from "../rules.ts";
import { stemOf } from "./proxy-path.ts";

export type Copy = { readonly stem: string; readonly variants: readonly Variant[] };

/** Pictures fetched at once, for all who look. */
const AT_ONCE = 8;
const types = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];
/** What is being fetched right now, so that a picture many look at is asked for once. */
const running = new Map<string, Promise<Copy>>();

/**
 * The small copy of another server's picture: the one we keep, or one made now. Nothing of it is passed on as it came: it
 * is decoded apart and drawn anew, so it cannot be anything but a picture.
 *
 * @throws NotFound; Invalid 415 for what is no picture, 413 for what is too large; TooMany
 */
export async function copyPicture(ctx: Context, url: string): Promise<Copy> {
  const stem = stemOf(ctx, url);
  const { rows } = await sql<Copy>`update picture_copies set used_at = now() where stem = ${stem}
    returning stem, variants`.execute(ctx.db);
  if (rows[0]) return rows[0];
  const begun = running.get(stem);
  if (begun) return begun;
  if (running.size >= AT_ONCE) throw new TooMany(5);
  const copying = fetchAndKeep(ctx, url, stem).finally(() => running.delete(stem));
  running.set(stem, copying);
  return copying;
}

async function fetchAndKeep(ctx: Context, url: string, stem: string): Promise<Copy> {
  const standing = await findServerStanding(ctx, URL.parse(url)?.host ?? "");
  if (standing.rejectsMedia || standing.severity === "suspend" || (await ctx.storage.isFull())) throw new NotFound();
  const answer = await fetchOutside(ctx, { url, types, most: pictureLimits.fileBytes }).catch((error: unknown) => {
    if (error instanceof Refused && error.about === "kind") throw new Invalid({ form: "notAPicture" }, 415);
    if (error instanceof Refused && error.about === "size") throw new Invalid({ form: "tooLarge" }, 413);
    throw new NotFound();
  });
  if (answer.status !== 200) throw new NotFound();
  const type = answer.type.split(";")[0]?.trim() ?? "";
  const found = kindOf(answer.body.subarray(0, 32), "", type);
  if ("complaint" in found) throw new Invalid({ form: "notAPicture" }, 415);
  const folder = await makeFolder(ctx);
  try {
    const input = join(folder, "came");
    await writeFile(input, answer.body, { mode: 0o600 });
    const made = `${input}.made`;
    await mkdir(made, { mode: 0o700 });
    const outcome = await makeApart({ input, kind: found.kind, shape: "copy" }, made);
    if (!("made" in outcome)) {
      if (outcome.trouble === "busy") throw new TooMany(20);
      throw new Invalid({ form: "notAPicture" }, 415);
    }
    return await keep(ctx, { stem, variants: outcome.made.variants }, made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(ctx: Context, copy: Copy, folder: string): Promise<Copy> {
  const files = filesOf(copy.stem, copy.variants);
  for (const { name, made } of files) await ctx.storage.keep(name, join(folder, made));
  const { rows } = await sql<Copy>`insert into picture_copies (stem, variants, bytes)
    values (${copy.stem}, ${JSON.stringify(copy.variants)}::jsonb, ${files.reduce((sum, { bytes }) => sum + bytes, 0)})
    on conflict (stem) do update set used_at = now() returning stem, variants`.execute(ctx.db);
  return rows[0] ?? copy;
}
