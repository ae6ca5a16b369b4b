// npm run recount -- export.json: counts the signatures of an export again. It uses nothing of Gaung, so that whoever reads
// these lines knows all that is done. docs/methods/signatures.md says what the file holds.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

type Version = { version: number; title: string; what: string; ask: string; sha256: string };
type Sheet = { label: string; counted: number; version: number };
type Head = { format: string; counts: Record<string, number>; versions: Version[]; sheets: Sheet[]; signatures: [] };
type Row = { id: string; tier: string; version: number };

const tiers = ["member", "email", "paper", "remote"];
const file = process.argv[2];

const wrong: string[] = [];
const counted = new Map(tiers.map((tier) => [tier, 0]));
const seen = new Set<string>();
let head: Head | undefined;
let isWhole = false;

if (!file) finish(["Pakai / Use: npm run recount -- export.json"]);
try {
  for await (const line of linesOf(file)) {
    if (!line) continue;
    if (isWhole) finish([`ada isi sesudah akhir berkas / something follows the end of the file: ${line.slice(0, 40)}`]);
    else if (line === "]}") isWhole = true;
    else if (head) count(JSON.parse(line.replace(/,$/, "")) as Row, head);
    else head = headOf(JSON.parse(`${line}]}`) as Head);
  }
  if (!head || !isWhole) finish(["berkas tidak lengkap / the file is not whole"]);
  compare(head);
} catch (error) {
  finish([`tidak terbaca / cannot be read: ${String(error)}`]);
}
finish(wrong);

/** Lines end where the file says so, and nowhere else: a name may hold other ends of lines. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const part of createReadStream(path, "utf8")) {
    const [first = "", ...more] = String(part).split("\n");
    rest += first;
    for (const next of more) {
      yield rest.trim();
      rest = next;
    }
  }
  yield rest.trim();
}

/** The first line, when all that is counted with is there. */
function headOf(line: Head): Head {
  if (line?.format !== "gaung-signatures-1")
    finish(["ini bukan ekspor tanda tangan / this is no export of signatures"]);
  const { counts, versions, sheets, signatures } = line;
  if (
    !counts ||
    !Array.isArray(versions) ||
    !Array.isArray(sheets) ||
    !Array.isArray(signatures) ||
    signatures.length > 0
  )
    finish(["baris pertama tidak lengkap / the first line is not whole"]);
  for (const tier of new Set([...tiers, ...Object.keys(counts)]))
    if (!tiers.includes(tier) || !isCount(counts[tier])) wrong.push(`${tier}: ${JSON.stringify(counts[tier])}?`);
  return line;
}

function count(row: Row, { versions }: Head): void {
  const id = String(row.id ?? "")
    .trim()
    .toLowerCase();
  if (!id) wrong.push("ada tanda tangan tanpa nomor / a signature has no id");
  if (seen.has(id)) wrong.push(`dua kali / twice: ${row.id}`);
  seen.add(id);
  add(row.tier, 1, row.version, versions);
}

function compare({ counts, versions, sheets }: Head): void {
  const labels = sheets.map(({ label }) => String(label).trim().toLowerCase());
  for (const [at, { label, counted: more, version }] of sheets.entries()) {
    if (labels.indexOf(labels[at] ?? "") < at) wrong.push(`lembar dua kali / sheet twice: ${label}`);
    if (isCount(more)) add("paper", more, version, versions);
    else wrong.push(`lembar / sheet ${label}: ${JSON.stringify(more)}?`);
  }
  for (const [at, { version, title, what, ask, sha256 }] of versions.entries()) {
    if (versions.findIndex((one) => one.version === version) < at)
      wrong.push(`teks versi ${version} ada dua / there are two texts ${version}`);
    const text = JSON.stringify([title, what, ask].map((part) => part.normalize("NFC")));
    if (createHash("sha256").update(text, "utf8").digest("hex") !== sha256)
      wrong.push(`teks versi ${version} bukan yang ditandatangani / text ${version} is not what was signed`);
  }
  for (const tier of tiers)
    if (counted.get(tier) !== counts[tier])
      wrong.push(`${tier}: tertulis / said ${counts[tier]}, terhitung / counted ${counted.get(tier)}`);
}

function add(tier: string, more: number, version: number, versions: Version[]): void {
  if (!counted.has(tier)) wrong.push(`jenis tidak dikenal / unknown tier: ${tier}`);
  if (!versions.some((one) => one.version === version)) wrong.push(`versi tidak ada / no such version: ${version}`);
  counted.set(tier, (counted.get(tier) ?? 0) + more);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** One line that says what was found; 1 when anything is wrong. Nothing in the file can draw over it. */
function finish(complaints: string[]): never {
  const sums = tiers.map((tier) => `${tier} ${counted.get(tier) ?? 0}`).join(", ");
  const said = complaints
    .slice(0, 5)
    .join("; ")
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, "�");
  if (complaints.length === 0) console.log(`Cocok / Agrees: ${sums}; ${head?.versions.length} versi teks / texts.`);
  else console.log(`Tidak cocok / Does not agree: ${said.slice(0, 1000)}`);
  process.exit(complaints.length === 0 ? 0 : 1);
}
