import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";

/** What a preview card says. */
export type CardWords = {
  readonly name: string;
  readonly community: string;
  readonly text: string;
  readonly address: string;
  /** A drawing of ours (SVG) that stands beside the words. */
  readonly picture?: string;
};

const [WIDTH, HEIGHT, EDGE] = [1200, 630, 72];
/** The light colours of tokens.css. */
const [paper, ink, muted, toska] = ["#faf8f4", "#1a2120", "#3f4b48", "#085050"];
/** Room for the words themselves, between the name and the address. */
const ROOM = { top: 190, height: 320 };
/** Room for a drawing, at the right edge, and what is left of the width for words. */
const PICTURE = { top: 84, width: 540, height: 430 };
const BESIDE = WIDTH - 2 * EDGE - PICTURE.width - 40;
/** Letters are as large as the words allow, in pixels. */
const SIZES = [64, 54, 46, 40];

/**
 * Paints a preview card of 1200 × 630 pixels as a PNG of at most 16 colours, about 20 KB: words on paper, no photo.
 * `fonts` is the folder of the two Noto Sans files; letters they lack come from the machine's own fonts.
 */
export async function paintCard(words: CardWords, fonts: string): Promise<Buffer> {
  const regular = join(fonts, "NotoSans-Regular.ttf");
  const bold = join(fonts, "NotoSans-Bold.ttf");
  const line = (text: string, size: number, colour: string, fontfile: string, width = WIDTH - 2 * EDGE, lines = 1) =>
    write(text, { size, colour, fontfile, width, height: Math.round(size * (0.2 + 1.4 * lines)) });
  const picture = words.picture === undefined ? undefined : await drawn(words.picture);
  const width = picture ? BESIDE : WIDTH - 2 * EDGE;
  const layers: OverlayOptions[] = [
    { input: { create: { width: WIDTH, height: 20, channels: 3, background: toska } }, left: 0, top: 0 },
    { input: await line(words.name, picture ? 36 : 44, ink, bold, width, picture && 2), left: EDGE, top: 84 },
    { input: await fit(words.text, regular, width), left: EDGE, top: ROOM.top + (picture ? 24 : 0) },
    { input: await line(`${words.community} · ${words.address}`, 30, toska, bold), left: EDGE, top: 540 },
    ...(picture ? [picture] : []),
  ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: paper } })
    .composite(layers)
    .png({ palette: true, colours: picture ? 64 : 16, effort: 7, dither: 0 })
    .toBuffer();
}

/** The words in the largest letters that fit their room; in the smallest the end may be cut. */
async function fit(text: string, fontfile: string, width: number): Promise<Buffer> {
  for (const size of width < WIDTH / 2 ? [34, 30, 26] : SIZES) {
    const painted = await write(text, { size, colour: muted, fontfile, width });
    const { height } = await sharp(painted).metadata();
    if (height <= ROOM.height) return painted;
  }
  return write(text, { size: width < WIDTH / 2 ? 26 : 40, colour: muted, fontfile, width, height: ROOM.height });
}

/** A drawing as large as its room, in the middle of it. */
async function drawn(svg: string): Promise<OverlayOptions> {
  const { data, info } = await sharp(Buffer.from(svg), { density: 150 })
    .resize({ width: PICTURE.width, height: PICTURE.height, fit: "inside" })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = WIDTH - EDGE - PICTURE.width + Math.round((PICTURE.width - info.width) / 2);
  return { input: data, left, top: PICTURE.top + Math.round((PICTURE.height - info.height) / 2) };
}

type Letters = { width: number; size: number; colour: string; fontfile: string; height?: number };

/** Text as an image no wider than the card. Pango's markup is escaped, so words stay words. */
async function write(text: string, { size, colour, fontfile, width, height }: Letters): Promise<Buffer> {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const painted = sharp({
    text: {
      text: `<span foreground="${colour}">${escaped || " "}</span>`,
      font: `Noto Sans ${fontfile.includes("Bold") ? "Bold " : ""}${size * 0.75}`,
      fontfile,
      width,
      dpi: 96,
      rgba: true,
      wrap: "word-char",
    },
  });
  const { data, info } = await painted.png().toBuffer({ resolveWithObject: true });
  if (height === undefined || info.height <= height) return data;
  return sharp(data).extract({ left: 0, top: 0, width: info.width, height }).png().toBuffer();
}
