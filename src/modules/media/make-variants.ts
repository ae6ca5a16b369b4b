import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { copyWidths, faceWidths, mostBytes, type PictureKind, pictureLimits, TALLEST, widths } from "./rules.ts";

/** One file made of a picture, as it lies in the job's folder under `${width}.${type}`. */
export type Made = { readonly bytes: number; readonly hash: string };
/** A picture at one width. AVIF is absent where WebP came out smaller. */
export type Variant = { readonly width: number; readonly height: number; readonly avif?: Made; readonly webp: Made };
export type MadePicture = { readonly variants: readonly Variant[]; readonly colour: string };
export type Shape = "picture" | "face" | "cover" | "copy";
export type Job = { readonly input: string; readonly kind: PictureKind; readonly shape: Shape };

const loaders: Readonly<Record<PictureKind, string>> = {
  jpeg: "VipsForeignLoadJpeg",
  png: "VipsForeignLoadPng",
  webp: "VipsForeignLoadWebp",
  avif: "VipsForeignLoadHeif",
  gif: "VipsForeignLoadNsgif",
};
/** Qualities to begin with, and the least before a picture becomes unpleasant. Only previews go below it. */
const first = { avif: 48, webp: 66 } as const;
const least = { avif: 28, webp: 34 } as const;
const STEP = 8;

/**
 * Decodes a picture once and writes its smaller versions into `folder`: upright, the first frame alone, on white where
 * it was clear, in sRGB, with nothing in the file but the picture. Never larger than the original.
 * @throws Error for what cannot be decoded, or has too many points.
 */
export async function makeVariants({ input, kind, shape }: Job, folder: string): Promise<MadePicture> {
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: [loaders[kind]] });
  const wanted: readonly number[] = shape === "face" ? faceWidths : shape === "copy" ? copyWidths : widths;
  const most = wanted.at(-1) ?? 0;
  const box =
    shape === "cover"
      ? ({ width: most, height: Math.round(most / 3), fit: "cover" } as const)
      : shape === "face"
        ? ({ width: most, height: most, fit: "cover" } as const)
        : inside(most);
  const { data, info } = await sharp(input, { limitInputPixels: pictureLimits.pixels, failOn: "error", pages: 1 })
    .autoOrient()
    .resize({ ...box, withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const open = () => sharp(data, { raw: { width, height, channels } });
  const pixel = await open().resize(1, 1, { fit: "fill" }).toColourspace("srgb").raw().toBuffer();
  const colour = [0, 1, 2].map((at) => (pixel[at] ?? pixel[0] ?? 0).toString(16).padStart(2, "0")).join("");
  const sizes = [...wanted.filter((one) => one < width), Math.min(width, most)];
  const variants: Variant[] = [];
  for (const size of sizes)
    variants.push(await makeOne(open().resize({ ...inside(size), withoutEnlargement: true }), size, folder));
  return { variants, colour };
}

const inside = (width: number) => ({ width, height: Math.round(width * TALLEST), fit: "inside" }) as const;

async function makeOne(scaled: Sharp, size: number, folder: string): Promise<Variant> {
  const { data, info } = await scaled.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const raw = { raw: { width, height, channels } };
  const budget = mostBytes[size] ?? (size < 320 ? 6000 : 60_000);
  const isPreview = size <= 320;
  const webp = await fit("webp", (shrunk) => shrink(sharp(data, raw), width, shrunk), budget, isPreview);
  const avif = await fit("avif", (shrunk) => shrink(sharp(data, raw), width, shrunk), budget, isPreview);
  const keep = async (type: "avif" | "webp", bytes: Buffer): Promise<Made> => {
    await writeFile(join(folder, `${size}.${type}`), bytes, { flag: "wx", mode: 0o600 });
    return { bytes: bytes.length, hash: createHash("sha256").update(bytes).digest("hex").slice(0, 32) };
  };
  const made = {
    width: size,
    height: Math.max(1, Math.round((height * size) / width)),
    webp: await keep("webp", webp),
  };
  return avif.length < webp.length ? { ...made, avif: await keep("avif", avif) } : made;
}

const shrink = (picture: Sharp, width: number, share: number) =>
  share < 1 ? picture.resize({ width: Math.max(1, Math.round(width * share)) }) : picture;

/** Encodes with less and less quality until it fits. A preview must: what is too wild for that is made of fewer points. */
async function fit(
  type: "avif" | "webp",
  open: (share: number) => Sharp,
  budget: number,
  isPreview: boolean,
): Promise<Buffer> {
  const encode = (quality: number, share: number) =>
    type === "avif"
      ? open(share).avif({ quality, effort: 3, chromaSubsampling: "4:2:0" }).toBuffer()
      : open(share).webp({ quality, effort: 4 }).toBuffer();
  const floor = isPreview ? 10 : least[type];
  let quality: number = first[type];
  let bytes = await encode(quality, 1);
  while (bytes.length > budget && quality > floor) {
    quality = Math.max(floor, quality - STEP * (bytes.length > budget * 1.6 ? 2 : 1));
    bytes = await encode(quality, 1);
  }
  for (let share = 0.7; isPreview && bytes.length > budget && share > 0.05; share *= 0.7)
    bytes = await encode(quality, share);
  return bytes;
}
