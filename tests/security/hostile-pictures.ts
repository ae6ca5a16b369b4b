import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** Files no friend would send, each made here. */

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function crc(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/** One chunk of a PNG. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}
const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A PNG of one bit a point that says it is this large, with as many rows as given really in it. */
export function hugePng(width: number, height: number, rows = 16): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const data = deflateSync(Buffer.alloc(rows * (1 + Math.ceil(width / 8))));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** A small JPEG whose header is changed to say another size. */
export async function lyingJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 16, height: 16, channels: 3, background: "#777" } })
    .jpeg()
    .toBuffer();
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
}

/** A WebP (VP8X) that says it is this large and holds nothing. */
export function hollowWebp(width: number, height: number): Buffer {
  const body = Buffer.alloc(18);
  body.write("VP8X", 0, "latin1");
  body.writeUInt32LE(10, 4);
  body.writeUIntLE(width - 1, 12, 3);
  body.writeUIntLE(height - 1, 15, 3);
  const head = Buffer.alloc(12);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(4 + body.length, 4);
  head.write("WEBP", 8, "latin1");
  return Buffer.concat([head, body]);
}

/** The start of an ISO base media file of these brands, with rubbish after it. */
export function isoFile(brand: string, ...others: string[]): Buffer {
  const brands = Buffer.from([brand, "\0\0\0\0", ...others].join(""), "latin1");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + brands.length);
  head.write("ftyp", 4, "latin1");
  return Buffer.concat([
    head,
    brands,
    Buffer.from("\0\0\0\x18stts\0\0\0\0\x7f\xff\xff\xff\x7f\xff\xff\xff\xff\xff\xff\xff", "latin1"),
  ]);
}

/** A moving GIF of so many frames. */
export async function movingGif(frames: number, size = 64): Promise<Buffer> {
  const raw = Buffer.alloc(size * size * frames * 3);
  for (let index = 0; index < raw.length; index++) raw[index] = (index / 777) & 255;
  return sharp(raw, { raw: { width: size, height: size * frames, channels: 3, pageHeight: size } })
    .gif({ delay: Array.from({ length: frames }, () => 0), loop: 0, effort: 1 })
    .toBuffer();
}

/** The same disorder each time: bytes changed here and there, and the end cut off now and then. */
export function disturb(bytes: Buffer, seed: number): Buffer {
  let state = seed * 2_654_435_761;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state % below;
  };
  const copy = Buffer.from(bytes);
  for (let times = 0; times < 12; times++) copy[16 + next(copy.length - 16)] = next(256);
  return seed % 3 === 0 ? copy.subarray(0, 64 + next(copy.length - 64)) : copy;
}

export const fileOf = (bytes: Buffer | string, name: string, type: string): File =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name, { type });
