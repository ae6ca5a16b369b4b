import { join } from "node:path";
import sharp, { type OverlayOptions } from "sharp";

/** What a preview card says. */
export type CardWords = {
  readonly name: string;
  readonly community: string;
  readonly text: string;
  readonly address: string;
};

const [WIDTH, HEIGHT, EDGE] = [1200, 630, 72];
/** The light colours of tokens.css. */
const [paper, ink, muted, toska] = ["#faf8f4", "#1a2120", "#3f4b48", "#085050"];
/** Room for the words themselves, between the name and the address. */
const ROOM = { top: 190, height: 320 };
/** Letters are as large as the words allow, in pixels. */
const SIZES = [64, 54, 46, 40];

/**
 * Paints a preview card of 1200 × 630 pixels as a PNG of at most 16 colours, about 20 KB: words on paper, no photo.
 * `fonts` is the folder of the two Noto Sans files; letters they lack come from the machine's own fonts.
 */
export async function paintCard(words: CardWords, fonts: string): Promise<Buffer> {
  const regular = join(fonts, "NotoSans-Regular.ttf");
  const bold = join(fonts, "NotoSans-Bold.ttf");
  const line = (text: string, size: number, colour: string, fontfile: string) =>
    write(text, { size, colour, fontfile, height: Math.round(size * 1.6) });
  const layers: OverlayOptions[] = [
    { input: { create: { width: WIDTH, height: 20, channels: 3, background: toska } }, left: 0, top: 0 },
    { input: await line(words.name, 44, ink, bold), left: EDGE, top: 84 },
    { input: await fit(words.text, regular), left: EDGE, top: ROOM.top },
    { input: await line(`${words.community} · ${words.address}`, 30, toska, bold), left: EDGE, top: 540 },
  ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: paper } })
    .composite(layers)
    .png({ palette: true, colours: 16, effort: 7, dither: 0 })
    .toBuffer();
}

/** The words in the largest letters that fit their room; in the smallest the end may be cut. */
async function fit(text: string, fontfile: string): Promise<Buffer> {
  for (const size of SIZES) {
    const painted = await write(text, { size, colour: muted, fontfile });
    const { height } = await sharp(painted).metadata();
    if (height <= ROOM.height) return painted;
  }
  return write(text, { size: SIZES.at(-1) ?? 40, colour: muted, fontfile, height: ROOM.height });
}

type Letters = { size: number; colour: string; fontfile: string; height?: number };

/** Text as an image no wider than the card. Pango's markup is escaped, so words stay words. */
async function write(text: string, { size, colour, fontfile, height }: Letters): Promise<Buffer> {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const painted = sharp({
    text: {
      text: `<span foreground="${colour}">${escaped || " "}</span>`,
      font: `Noto Sans ${fontfile.includes("Bold") ? "Bold " : ""}${size * 0.75}`,
      fontfile,
      width: WIDTH - 2 * EDGE,
      dpi: 96,
      rgba: true,
      wrap: "word-char",
    },
  });
  const { data, info } = await painted.png().toBuffer({ resolveWithObject: true });
  if (height === undefined || info.height <= height) return data;
  return sharp(data).extract({ left: 0, top: 0, width: info.width, height }).png().toBuffer();
}
