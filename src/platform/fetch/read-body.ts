import type { Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip } from "node:zlib";
import { Refused } from "./guard.ts";

/** Unpacked as it comes and given up at the limit, so that a small file cannot become a large one here. */
const PIECE = 16 * 1024;
const unpackers = {
  gzip: () => createGunzip({ chunkSize: PIECE, finishFlush: constants.Z_SYNC_FLUSH }),
  "x-gzip": () => createGunzip({ chunkSize: PIECE, finishFlush: constants.Z_SYNC_FLUSH }),
  br: () => createBrotliDecompress({ chunkSize: PIECE }),
} as const;

/**
 * Reads at most `most` bytes of what a body holds. More is refused, or left unread when its `beginning` will do.
 * @throws Refused; or what the stream throws.
 */
export async function readBody(body: Readable, coding: string, most: number, beginning: boolean): Promise<Buffer> {
  if (coding !== "identity" && !(coding in unpackers)) throw new Refused("a coding nobody asked for");
  const unpacker = coding === "identity" ? undefined : unpackers[coding as keyof typeof unpackers]();
  const source = unpacker ? body.pipe(unpacker) : body;
  if (unpacker) body.on("error", (error) => unpacker.destroy(error));
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of source as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size > most && !beginning) throw new Refused("too large", "size");
      if (size >= most && beginning) break;
    }
  } finally {
    body.destroy();
    unpacker?.destroy();
  }
  return Buffer.concat(parts).subarray(0, most);
}
