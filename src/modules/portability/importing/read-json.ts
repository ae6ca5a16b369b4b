import { archiveLimits, Trouble } from "../rules.ts";
import type { Archive } from "./open-archive.ts";

/** Reads JSON that a stranger wrote: never deeper than anything of ours. @throws Trouble */
export function parseJson(text: string): unknown {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (isString) {
      if (sign === 92) at++;
      else if (sign === 34) isString = false;
    } else if (sign === 34) isString = true;
    else if (sign === 91 || sign === 123) {
      if (++depth > archiveLimits.jsonDepth) throw new Trouble("tooDeep");
    } else if (sign === 93 || sign === 125) depth--;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Trouble("damaged");
  }
}

/** A file of an archive as text, when it is no larger than such files are. */
export async function readText(archive: Archive, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.read(name)) {
    bytes += chunk.length;
    if (bytes > archiveLimits.jsonBytes) throw new Trouble("tooLarge");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * The things of a list in JSON, one after the other. One with a thing on each line, as ours are, is read a line at a
 * time and may be of any length; any other is read whole.
 */
export async function* readList(archive: Archive, name: string): AsyncGenerator {
  const first = await firstLine(archive, name);
  if (first === undefined) {
    const whole = parseJson(await readText(archive, name));
    const { orderedItems } = (whole ?? {}) as { orderedItems?: unknown };
    const list = Array.isArray(whole) ? whole : orderedItems;
    if (!Array.isArray(list)) throw new Trouble("damaged");
    yield* list;
    return;
  }
  for await (const line of linesOf(archive.read(name))) {
    const thing = line.trim().replace(/,$/, "");
    if (thing.startsWith("{") && line !== first) yield parseJson(thing);
  }
}

/** The line that opens a list of lines; undefined when the file is not one. */
async function firstLine(archive: Archive, name: string): Promise<string | undefined> {
  for await (const chunk of archive.read(name)) {
    const end = chunk.indexOf(10);
    const line = chunk.toString("utf8", 0, Math.max(end, 0));
    const next = chunk.toString("utf8", end + 1, end + 3);
    const isHead = line === "[" || (line.startsWith("{") && line.endsWith('"orderedItems":['));
    return end >= 0 && isHead && (next === '{"' || next.startsWith("]")) ? line.trim() : undefined;
  }
  return undefined;
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (let end = whole.indexOf(10); end >= 0; end = whole.indexOf(10)) {
      yield whole.toString("utf8", 0, end);
      whole = whole.subarray(end + 1);
    }
    if (whole.length > archiveLimits.lineBytes) throw new Trouble("tooLarge");
    rest = Buffer.from(whole);
  }
  if (rest.length > 0) yield rest.toString();
}
