/** What a document of another server may be made of at most. */
export const documentLimits = {
  bytes: 1_048_576,
  depth: 32,
  /** Values of any kind: objects, lists and what stands in them. */
  nodes: 5000,
  entries: 1000,
  types: 4,
  contextTerms: 64,
} as const;

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST, COMMA, COLON] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a,
];

type Level = { readonly keys: Set<string> | undefined; entries: number; expectsKey: boolean };

/**
 * Counts what JSON is made of, on its bytes and before anything is built of it: one pass, no recursion. Undefined when it
 * keeps to the limits and no object names a key twice; else what is wrong. Whether it is JSON at all is for the parser.
 */
export function complaintAboutJson(bytes: Buffer): string | undefined {
  const { depth, nodes, entries } = documentLimits;
  if (bytes.length > documentLimits.bytes) return "too large";
  const levels: Level[] = [];
  let count = 1;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    const level = levels.at(-1);
    if (byte === QUOTE) {
      const end = endOfString(bytes, at);
      if (end < 0) return "a string without an end";
      if (level?.keys && level.expectsKey) {
        const key = keyIn(bytes, at, end);
        if (key === undefined || level.keys.has(key)) return "a key twice";
        level.keys.add(key);
        level.expectsKey = false;
        if (level.keys.size > entries) return "too many entries";
      }
      at = end;
    } else if (byte === OPEN || byte === OPEN_LIST) {
      if (levels.length === depth) return "too deep";
      levels.push({ keys: byte === OPEN ? new Set() : undefined, entries: 1, expectsKey: byte === OPEN });
      count++;
    } else if (byte === CLOSE || byte === CLOSE_LIST) {
      levels.pop();
    } else if (byte === COMMA) {
      count++;
      if (level?.keys) level.expectsKey = true;
      else if (level && ++level.entries > entries) return "too many entries";
    } else if (byte === COLON) continue;
    if (count > nodes) return "too many values";
  }
  return undefined;
}

function endOfString(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

/** A key as it will be read, so that two spellings of it are one. */
function keyIn(bytes: Buffer, start: number, end: number): string | undefined {
  const raw = bytes.toString("utf8", start, end + 1);
  if (!raw.includes("\\")) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
}
