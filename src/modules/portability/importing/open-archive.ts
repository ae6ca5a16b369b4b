import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";
import { archiveLimits, Trouble } from "../rules.ts";

/** A ZIP file that was looked through and found in order. Nothing of it is ever written to disk. */
export type Archive = {
  readonly names: readonly string[];
  /** The bytes of one file, as they are unpacked; the end is reached only when they are what the archive says. */
  readonly read: (name: string) => AsyncIterable<Buffer>;
  readonly close: () => void;
};

/** @throws Trouble for what is no archive, or one made to do harm. */
export async function openArchive(path: string): Promise<Archive> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true };
  const zip = await open(path, options).catch(() => {
    throw new Trouble("notAnArchive");
  });
  try {
    const entries = await listEntries(zip);
    const files = new Map(entries.filter(({ fileName }) => !fileName.endsWith("/")).map((one) => [one.fileName, one]));
    const read = (name: string) => {
      const entry = files.get(name);
      if (!entry) throw new Trouble("nothingInside");
      return unpack(zip, entry);
    };
    return { names: [...files.keys()], read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Reads the list of what is inside, and stops at the first thing that has no place in an archive. */
function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  const seen = new Set<string>();
  const sums = { packed: 0, unpacked: 0 };
  return new Promise((resolve, reject) => {
    if (zip.entryCount > archiveLimits.entries) return reject(new Trouble("tooManyFiles"));
    zip.on("error", (error: Error) =>
      reject(new Trouble(/file ?name|path/i.test(error.message) ? "badName" : "damaged")),
    );
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: yauzl.Entry) => {
      try {
        checkName(entry, seen);
        checkSize(zip, entry, sums);
      } catch (error) {
        return reject(error);
      }
      entries.push(entry);
      if (entries.length > archiveLimits.entries) return reject(new Trouble("tooManyFiles"));
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** A plain name inside the archive: not above it, not twice, not deep, and a file or a folder, never a link or a device. */
function checkName(entry: yauzl.Entry, seen: Set<string>): void {
  const { fileName, externalFileAttributes, versionMadeBy } = entry;
  const parts = fileName.replace(/\/$/, "").split("/");
  const folded = fileName.replace(/\/$/, "").normalize("NFC").toLowerCase();
  const kind = versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & 0xf000 : 0;
  if (
    fileName.length > archiveLimits.nameLength ||
    parts.length > archiveLimits.depth ||
    parts.some((part) => part === "" || part === "." || part === "..") ||
    /[\p{Cc}\\:]/u.test(fileName) ||
    seen.has(folded) ||
    ![0, 0x8000, 0x4000].includes(kind)
  )
    throw new Trouble("badName");
  seen.add(folded);
}

/** Sizes as the archive tells them; `unpack` sees to it that they are true. */
function checkSize(zip: yauzl.ZipFile, entry: yauzl.Entry, sums: { packed: number; unpacked: number }): void {
  sums.packed += entry.compressedSize;
  sums.unpacked += entry.uncompressedSize;
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw new Trouble("notAnArchive");
  if (sums.unpacked > archiveLimits.unpackedBytes) throw new Trouble("tooLarge");
  // Files that lie over each other are packed bytes counted twice.
  if (sums.packed > zip.fileSize) throw new Trouble("damaged");
  if (entry.uncompressedSize > 100_000 && entry.uncompressedSize > entry.compressedSize * archiveLimits.ratio)
    throw new Trouble("tooTight");
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch {
    throw new Trouble("damaged");
  }
  if (sum !== entry.crc32) throw new Trouble("damaged");
}
