import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { Post } from "#modules/posts";
import type { Person, World } from "../world.ts";

const bytes = await sharp({ create: { width: 320, height: 240, channels: 3, background: "#7a8b66" } })
  .webp()
  .toBuffer();
const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
const variants = JSON.stringify([{ width: 320, height: 240, webp: { bytes: bytes.length, hash } }]);

/** Gives a post a small green picture, and gives its stem. */
export async function hangPicture({ pool, ctx }: World, post: Post, alt: string): Promise<string> {
  const stem = randomBytes(16).toString("hex");
  const path = join(tmpdir(), `gaung-${stem}`);
  await writeFile(path, bytes);
  await ctx.storage.keep(`${stem}-320-${hash}.webp`, path);
  await pool.query("update posts set pictures_count = pictures_count + 1 where id = $1", [post.id]);
  await pool.query(
    `insert into pictures (account_id, stem, variants, colour, bytes, alt, post_id, position, ready_at)
      select author_id, $2, $3, 'aabbcc', 5000, $4, id, pictures_count, now() from posts where id = $1`,
    [post.id, stem, variants, alt],
  );
  return stem;
}

/** Words someone suggests for a picture of a post. */
export async function suggest({ pool }: World, post: Post, number: number, by: Person): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into alt_suggestions (picture_id, account_id, alt)
      select id, $3, 'Usulan tetangga' from pictures where post_id = $1 and position = $2 returning id`,
    [post.id, number, by.account.id],
  );
  return rows[0]?.id ?? "";
}

export type Gallery = { readonly post: Post; readonly theirs: Post; readonly suggestions: readonly [string, string] };

/** A post of someone with two pictures and a suggestion for each, and a post of someone else with one. */
export async function openGallery(world: World, siti: Person, tono: Person, asker: Person): Promise<Gallery> {
  const post = await world.says(siti, "Dua foto dari Siti");
  const theirs = await world.says(tono, "Satu foto dari Tono");
  for (const [one, alt] of [
    [post, "Sawah pagi"],
    [post, ""],
    [theirs, "Pasar"],
  ] as const)
    await hangPicture(world, one, alt);
  return { post, theirs, suggestions: [await suggest(world, post, 1, tono), await suggest(world, post, 2, asker)] };
}
