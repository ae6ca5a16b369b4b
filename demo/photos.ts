/** Hangs the drawn pictures on what the village's people said about them. */
import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import sharp from "sharp";
import { describePictures, hangPictures, keepPictures, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import { drawings } from "./drawings.ts";

/** Who showed what: the beginning of what they wrote with it, and the drawings by name. Undescribed: they forgot to say what is on it. */
type Photo = {
  readonly by: string;
  readonly wrote: string;
  readonly show: readonly string[];
  readonly undescribed?: true;
};

const photos: readonly Photo[] = [
  { by: "catur_foto", wrote: "Keterangan foto pagi:", show: ["kabut"] },
  { by: "catur_foto", wrote: "Memotret masakan Bu Tini", show: ["nasi-liwet", "tumpeng"] },
  { by: "catur_foto", wrote: "Hasil kerja bakti", show: ["kerja-bakti", "sekolah", "pasar"] },
  { by: "catur_foto", wrote: "Video latihan karawitan", show: ["karawitan"] },
  { by: "rizal_smk", wrote: "Kalau meme, Mas?", show: ["kucing-senin"], undescribed: true },
  { by: "darsono_nelayan", wrote: "Ini saya, Darsono", show: ["jukung"] },
  { by: "siaga_sukamaju", wrote: "Hujan di hulu", show: ["pintu-air"] },
  { by: "eko_siaga", wrote: "Pakde dan Azka sudah di perahu", show: ["perahu-banjir"] },
  { by: "pakde_wagimin", wrote: "Bebek 62", show: ["bebek"], undescribed: true },
  { by: "bidan_ratih", wrote: "", show: ["posyandu"] },
  { by: "joko_cabai", wrote: "", show: ["cabai"] },
  { by: "mbah_karto", wrote: "", show: ["kambing"] },
  { by: "tumini_tani", wrote: "", show: ["panen"] },
];

/** Stories with a picture, by what was told. */
const told: readonly Photo[] = [
  { by: "sri_pkk", wrote: "Dapur PKK", show: ["tumpeng"] },
  { by: "toko_hasan", wrote: "Beras pulen", show: ["pasar"] },
];

/** Keeps the pictures as if their people had sent them, the newest fitting post of each. `most` is for tests, which need a few. */
export async function plantPhotos(ctx: Context, most = photos.length): Promise<void> {
  for (const photo of photos.slice(0, most)) {
    const { rows } = await sql<{ id: string; author_id: string }>`
      select posts.id, author_id from posts join accounts on accounts.id = author_id
      where handle = ${photo.by} and starts_with(text, ${photo.wrote}) and audience = 'public' and pictures_count = 0
        and (${photo.wrote} <> '' or in_reply_to_id is null) order by posts.id desc limit 1`.execute(ctx.db);
    const post = rows[0];
    if (post) await hang(ctx, post, photo);
  }
  for (const photo of told.slice(0, most)) {
    const { rows } = await sql<{ id: string; author_id: string }>`
      select stories.id, author_id from stories join accounts on accounts.id = author_id
      where handle = ${photo.by} and starts_with(text, ${photo.wrote})`.execute(ctx.db);
    const story = rows[0];
    if (story) await hangOn(ctx, story.author_id, photo, { story_id: story.id });
  }
}

async function hang(ctx: Context, post: { id: string; author_id: string }, photo: Photo): Promise<void> {
  const count = await hangOn(ctx, post.author_id, photo, { post_id: post.id });
  await sql`update posts set pictures_count = ${count} where id = ${post.id}`.execute(ctx.db);
  await sql`update accounts set feed_revision = feed_revision + 1 where id = ${post.author_id}`.execute(ctx.db);
}

async function hangOn(ctx: Context, ownerId: string, photo: Photo, nail: Parameters<typeof hangPictures>[3]) {
  const shown = photo.show.flatMap((name) => drawings.filter((drawing) => drawing.name === name));
  const folder = await pictureFiles(ctx).makeFolder();
  try {
    const uploads = await Promise.all(
      shown.map(async ({ name, svg }) => {
        const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
        const path = join(folder, name);
        await writeFile(path, jpeg);
        const hash = createHash("sha256").update(jpeg).digest("hex");
        return { field: "pictures", name: `${name}.jpg`, type: "image/jpeg", path, bytes: jpeg.length, hash };
      }),
    );
    const owner = { id: ownerId };
    const ids = await keepPictures(ctx, owner, uploads);
    const alts = ids.map((id, index) => ({ id, alt: photo.undescribed ? "" : (shown[index]?.alt ?? "") }));
    await describePictures(ctx, owner, alts);
    await hangPictures(ctx, owner, ids, nail);
    return ids.length;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
