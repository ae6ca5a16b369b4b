import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { drawMap } from "../draw.ts";
import { BrokenFile, brokenAt } from "./read-csv.ts";
import { readGroups } from "./read-groups.ts";
import { readVotes } from "./read-votes.ts";
import { toJson } from "./to-json.ts";

const usage = "Pakai / Use: npm run -s opinion-map -- votes.csv [--out 3,7,12] [--groups groups.csv]";

/**
 * The opinion map of files, as the words of the command line name them. Notes are for people, not for programs.
 * @throws BrokenFile
 */
export function mapOfFiles(words: readonly string[]) {
  const { file, out, groups } = readWords(words);
  const votes = inFile(file, readVotes);
  const left = new Set(out);
  const given = groups === undefined ? undefined : inFile(groups, (text) => readGroups(text, votes));
  const begun = performance.now();
  const drawing = drawMap(votes, { out: Uint8Array.from(votes.statements, (id) => (left.has(id) ? 1 : 0)), given });
  const seconds = (performance.now() - begun) / 1000;
  const unknown = out.filter((id) => !votes.statements.includes(id));
  const notes = unknown.length > 0 ? [`Tanpa suara / Without votes: --out ${unknown.join(",")}`] : [];
  return { map: toJson(drawing, given?.names ?? [], seconds), notes };
}

function readWords(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: "string" }, groups: { type: "string" } },
      allowPositionals: true,
    });
    const [file, more] = positionals;
    if (file === undefined || more !== undefined) throw new BrokenFile(usage);
    const out = (values.out ?? "").split(",").map((id) => id.trim());
    return { file, out: out.filter((id) => id !== ""), groups: values.groups };
  } catch {
    throw new BrokenFile(usage);
  }
}

function inFile<Value>(path: string, read: (text: string) => Value): Value {
  try {
    return read(textOf(path));
  } catch (error) {
    const said = error instanceof BrokenFile ? error.message : `tidak terbaca / cannot be read (${String(error)})`;
    throw new BrokenFile(`${path}: ${said}`);
  }
}

/** The text of a file, packed with gzip or not. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  if (!isUtf8(plain)) throw brokenAt(lineOfOther(plain), "ini bukan tulisan UTF-8.", "this is not text in UTF-8.");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(plain);
}

/** The first line that is not UTF-8. */
function lineOfOther(bytes: Uint8Array): number {
  for (let at = 0, line = 1; ; line++) {
    const end = bytes.indexOf(10, at);
    if (end < 0 || !isUtf8(bytes.subarray(at, end))) return line;
    at = end + 1;
  }
}
