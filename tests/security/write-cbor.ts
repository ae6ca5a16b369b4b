/** Writes CBOR as a passkey would: numbers, bytes, words, lists and maps. */
export function writeCbor(value: unknown): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "boolean") return Buffer.from([value ? 0xf5 : 0xf4]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(writeCbor)]);
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flat().map(writeCbor)]);
  return Buffer.from([0xf6]);
}

function head(kind: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(kind << 5) | size]);
  const width = size < 2 ** 8 ? 1 : size < 2 ** 16 ? 2 : 4;
  const bytes = Buffer.alloc(1 + width, (kind << 5) | (23 + width - (width === 4 ? 1 : 0)));
  bytes.writeUIntBE(size, 1, width);
  return bytes;
}
