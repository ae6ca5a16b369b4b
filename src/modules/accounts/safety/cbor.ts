/** What passkeys say of themselves: numbers, bytes, words, lists and maps. */
export type Cbor = number | boolean | null | Buffer | string | readonly Cbor[] | ReadonlyMap<number | string, Cbor>;

/** An attestation holds a map in a map; a list in it is one deeper. */
const DEEPEST = 4;

/**
 * Reads the one value that `bytes` begin with, and tells where it ends. Of CBOR (RFC 8949) only what CTAP2's canonical form
 * allows is taken: lengths said beforehand, no tags, no fractions, no key of a map twice.
 *
 * @throws Error for anything else, and for a value that is cut off.
 */
export function readCbor(bytes: Buffer, start = 0, depth = 0): { readonly value: Cbor; readonly end: number } {
  if (depth > DEEPEST) throw new Error("nested too deeply");
  const first = bytes.readUInt8(start);
  const kind = first >> 5;
  if (kind === 7) return { value: simple(first & 31), end: start + 1 };
  const { size, at } = readSize(bytes, first & 31, start + 1);
  if (kind === 0) return { value: size, end: at };
  if (kind === 1) return { value: -1 - size, end: at };
  if (size > bytes.length - at) throw new Error("cut off");
  const end = at + size;
  if (kind === 2) return { value: bytes.subarray(at, end), end };
  if (kind === 3) return { value: new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at, end)), end };
  if (kind === 4) return readList(bytes, at, size, depth);
  if (kind === 5) return readMap(bytes, at, size, depth);
  throw new Error("a kind passkeys do not use");
}

function readSize(bytes: Buffer, short: number, at: number): { readonly size: number; readonly at: number } {
  if (short < 24) return { size: short, at };
  if (short === 24) return { size: bytes.readUInt8(at), at: at + 1 };
  if (short === 25) return { size: bytes.readUInt16BE(at), at: at + 2 };
  if (short === 26) return { size: bytes.readUInt32BE(at), at: at + 4 };
  throw new Error("a length passkeys do not use");
}

function simple(which: number): boolean | null {
  if (which === 20 || which === 21) return which === 21;
  if (which === 22) return null;
  throw new Error("a value passkeys do not use");
}

function readList(bytes: Buffer, start: number, size: number, depth: number) {
  const value: Cbor[] = [];
  let end = start;
  while (value.length < size) {
    const item = readCbor(bytes, end, depth + 1);
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}

function readMap(bytes: Buffer, start: number, size: number, depth: number) {
  const value = new Map<number | string, Cbor>();
  let end = start;
  while (value.size < size) {
    const key = readCbor(bytes, end, depth + 1);
    const isName = typeof key.value === "number" || typeof key.value === "string";
    if (!isName || value.has(key.value as number)) throw new Error("a key passkeys do not use");
    const item = readCbor(bytes, key.end, depth + 1);
    value.set(key.value as number | string, item.value);
    end = item.end;
  }
  return { value, end };
}
