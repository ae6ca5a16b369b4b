// npm run recount -- export.json: counts the signatures of an export again. It uses nothing of Gaung, so that whoever reads
// these lines knows all that is done. docs/methods/signatures.md says what the file holds.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

type Version = { version: number; title: string; what: string; ask: string; sha256: string };
type Head = {
  format: string;
  counts: Record<string, number>;
  versions: Version[];
  sheets: { counted: number; version: number }[];
};
type Row = { id: string; tier: string; version: number };

const tiers = ["member", "email", "paper", "remote"];
const file = process.argv[2];

const wrong: string[] = [];
const counted = new Map(tiers.map((tier) => [tier, 0]));
const seen = new Set<string>();
let head: Head | undefined;
let isWhole = false;

if (!file) finish(["Pakai / Use: npm run recount -- export.json"]);
const input = createReadStream(file ?? "");
input.on("error", (error) => finish([`tidak terbaca / cannot be read: ${error.message}`]));
try {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!head) head = JSON.parse(`${line}]}`) as Head;
    else if (line === "]}") isWhole = true;
    else if (line) count(JSON.parse(line.replace(/,$/, "")) as Row, head);
  }
} catch (error) {
  finish([`tidak terbaca / cannot be read: ${String(error)}`]);
}

if (!head || head.format !== "gaung-signatures-1" || !isWhole) finish(["berkas tidak lengkap / the file is not whole"]);
else {
  for (const { counted: more, version } of head.sheets) add("paper", more, version, head);
  for (const { version, title, what, ask, sha256 } of head.versions) {
    const text = JSON.stringify([title, what, ask].map((part) => part.normalize("NFC")));
    if (createHash("sha256").update(text, "utf8").digest("hex") !== sha256)
      wrong.push(`teks versi ${version} bukan yang ditandatangani / text ${version} is not what was signed`);
  }
  for (const tier of tiers)
    if (counted.get(tier) !== head.counts[tier])
      wrong.push(`${tier}: tertulis / said ${head.counts[tier]}, terhitung / counted ${counted.get(tier)}`);
  finish(wrong);
}

function count(row: Row, { versions }: Head): void {
  if (seen.has(row.id)) wrong.push(`dua kali / twice: ${row.id}`);
  seen.add(row.id);
  add(row.tier, 1, row.version, { versions });
}

function add(tier: string, more: number, version: number, { versions }: { versions: Version[] }): void {
  if (!counted.has(tier)) wrong.push(`jenis tidak dikenal / unknown tier: ${tier}`);
  if (!versions.some((one) => one.version === version)) wrong.push(`versi tidak ada / no such version: ${version}`);
  counted.set(tier, (counted.get(tier) ?? 0) + more);
}

/** One line that says what was found; 1 when anything is wrong. */
function finish(complaints: string[]): never {
  const sums = tiers.map((tier) => `${tier} ${counted.get(tier) ?? 0}`).join(", ");
  if (complaints.length === 0) console.log(`Cocok / Agrees: ${sums}; ${head?.versions.length} versi teks / texts.`);
  else console.log(`Tidak cocok / Does not agree: ${complaints.slice(0, 5).join("; ")}`);
  process.exit(complaints.length === 0 ? 0 : 1);
}
