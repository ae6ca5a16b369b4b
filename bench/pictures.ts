import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { type Figure, figure, median } from "./figure.ts";

const maker = join(import.meta.dirname, "..", "dist", "picture-maker.js");
const TIMES = 5;

/** A photo of twelve million points as a phone takes it: shapes, and the noise of a small lens. */
async function takePhoto(): Promise<Buffer> {
  const [width, height] = [4000, 3000];
  const noise = { type: "gaussian", mean: 128, sigma: 26 } as const;
  const grain = await sharp({ create: { width: 1000, height: 750, channels: 3, background: "#000", noise } })
    .resize(width, height)
    .png()
    .toBuffer();
  const hills = Array.from(
    { length: 40 },
    (_, at) =>
      `<path d="M0 ${60 + at * 6}Q${200 + at * 7} ${at * 5} 400 ${80 + at * 5}V300H0Z" fill="hsl(${90 + at * 3} 40% ${25 + at}%)"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 400 300">
    <rect width="400" height="300" fill="#9cc4e0"/>${hills.join("")}</svg>`;
  return sharp(Buffer.from(drawing), { unlimited: true })
    .flatten({ background: "#fff" })
    .composite([{ input: grain, blend: "soft-light" }])
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** From the file on disk to every version of it on disk, in a process of its own, as each upload is made. */
export async function measurePictures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "gaung-bench-"));
  try {
    const input = join(folder, "photo.jpg");
    const photo = await takePhoto();
    writeFileSync(input, photo);
    const costs = Array.from({ length: TIMES }, () => {
      const cwd = mkdtempSync(join(folder, "job-"));
      const job = JSON.stringify({ input, kind: "jpeg", shape: "picture" });
      const said = JSON.parse(execFileSync(process.execPath, ["--jitless", maker, job], { cwd, encoding: "utf8" })) as {
        made: { variants: readonly { width: number; avif?: { bytes: number }; webp: { bytes: number } }[] };
        cost: { cpuSeconds: number; megabytes: number };
      };
      return { ...said.cost, variants: said.made.variants };
    });
    const [first] = costs;
    return [
      figure("a photo of 12 million points, as sent", photo.length / 1e6, "MB"),
      figure("its versions, one core", median(costs.map(({ cpuSeconds }) => cpuSeconds)), "s", { atMost: 2.5 }),
      figure("memory of the process that makes them", Math.max(...costs.map(({ megabytes }) => megabytes)), "MB", {
        atMost: 300,
      }),
      ...(first?.variants ?? []).flatMap(({ width, avif, webp }) => [
        figure(
          `the photo at ${width} px`,
          (avif ?? webp).bytes / 1000,
          "KB",
          ...(width === 320 ? [{ atMost: 6 }] : []),
        ),
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
