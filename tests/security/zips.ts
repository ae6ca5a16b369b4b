import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

type File = { readonly name: string; readonly text?: string; readonly mode?: number };

/** A ZIP file with these files in it. */
export async function zipOf(files: readonly File[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, text = "[]", mode } of files)
    zip.addBuffer(Buffer.from(text), name, { mtime: new Date(), ...(mode !== undefined && { mode }) });
  zip.end();
  return buffer(zip.outputStream);
}

/** The same bytes with one name in place of another of the same length, as no honest program writes it. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error("names of one length");
  return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
}

/** Changes bytes of the first file's entry in the list at the end: 16 is its CRC, 20 its packed size, 24 its size, 42 where it lies. */
export function spoilt(zip: Buffer, offset: number, value: number): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(value, bytes.indexOf(Buffer.from("PK\x01\x02", "latin1")) + offset);
  return bytes;
}

/** The same archive, saying that it holds so many files. */
export function tellingMany(zip: Buffer, count: number): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  for (const offset of [8, 10]) bytes.writeUInt16LE(count, end + offset);
  return bytes;
}
