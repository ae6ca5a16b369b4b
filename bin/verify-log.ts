// npm run verify-log: walks the log of all trails, in the database of DATABASE_URL or the one in DATA_DIR.
// npm run verify-log -- export.json … : the same for an export, its parts in order. --head NUMBER:HASH is an end kept before.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { holdAgainstLog, type Unnoted } from "../src/modules/campaigns/trail/log/hold-against-log.ts";
import { type Head, type LogRow, type Verdict, walkChain } from "../src/modules/campaigns/trail/log/walk-chain.ts";
import { embeddedUrl, startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";

const BATCH = 1000;
type Part = { format: string; rows: LogRow[]; head?: Head; next?: string };
const saidOf: Readonly<Record<string, string>> = {
  number: "nomornya tidak berurutan / its number is out of order",
  previous: "tidak menyambung dengan baris sebelumnya / it does not join the row before",
  said: "kata-katanya bukan yang dicatat / its words are not those that were noted",
  hash: "isinya bukan yang dicatat / it is not what was noted",
  head: "bukan yang pernah diumumkan / it is not what was published before",
  cut: "ujungnya terpotong / the end was cut off",
  text: "teksnya bukan yang dicatat / its text is not what was noted",
  step: "langkah terakhirnya tidak ada di log / the step it stands at is not in the log",
  shape: "bentuknya bukan baris log / it is not a row of a log",
};

const files: string[] = [];
const known: Head[] = [];
try {
  for (const [index, word] of process.argv.entries()) {
    if (index < 2 || process.argv[index - 1] === "--head") continue;
    if (word === "--head") known.push(readHead(process.argv[index + 1] ?? ""));
    else files.push(word);
  }
  say(files.length > 0 ? await walkFiles(files) : await walkDatabase());
} catch (error) {
  tell(`Tidak terbaca / Cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}

function say(verdict: Verdict | Unnoted): void {
  if ("demand" in verdict)
    return tell(`Log dan aspirasi berbeda / The log and demand ${verdict.demand} differ: ${saidOf[verdict.what]}`);
  if (!verdict.holds) return tell(`Log rusak di baris / The log breaks at row ${verdict.seq}: ${saidOf[verdict.why]}`);
  const { rows, covered, wordless, head } = verdict;
  const hidden = covered > 0 ? `, ${covered} tertutup / covered` : "";
  const gone = wordless > 0 ? `, ${wordless} tanpa kata-kata / without words` : "";
  const end = head ? `${head.seq}:${head.hash}` : "-";
  console.log(`Log utuh / The log holds: ${rows} baris / rows${hidden}${gone}, ${end}`);
}

/** Something is wrong, in one line; nothing in a file can draw over it. */
function tell(what: string): void {
  console.log(what.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, "�").slice(0, 1000));
  process.exitCode = 1;
}

function readHead(text: string): Head {
  const [seq = "", hash = ""] = text.split(":");
  if (!/^\d+$/.test(seq) || !/^[0-9a-f]{64}$/.test(hash)) throw new Error("--head NUMBER:HASH");
  return { seq, hash };
}

/** Each part says what the end of the log was when it was made, and whether more comes after it. */
async function walkFiles(paths: readonly string[]): Promise<Verdict> {
  const rows: LogRow[] = [];
  const heads = [...known];
  let next: string | undefined;
  for (const path of paths) {
    const log = JSON.parse(readFileSync(path, "utf8")) as Part | null;
    if (log?.format !== "gaung-trail-1" || !Array.isArray(log.rows))
      throw new Error(`${path} bukan log / is no log (gaung-trail-1)`);
    for (const row of log.rows) rows.push(row);
    if (log.head) heads.push(readHead(`${log.head.seq}:${log.head.hash}`));
    next = log.next;
  }
  if (rows.length === 0) throw new Error("tidak ada baris / there are no rows");
  if (next !== undefined)
    throw new Error(`bagian sesudah baris ${next} belum diberikan / what comes after row ${next} is missing`);
  return walkChain(rows, heads);
}

async function walkDatabase(): Promise<Verdict | Unnoted> {
  const url = process.env["DATABASE_URL"];
  if (url) return walkAt(url);
  const dataDir = process.env["DATA_DIR"] ?? join(import.meta.dirname, "..", "data");
  const running = findRunning(dataDir);
  if (running) return walkAt(running);
  // Starting PostgreSQL on nothing would make a database, which holds because it is empty.
  if (!existsSync(join(dataDir, "postgres", "PG_VERSION"))) {
    throw new Error(`tidak ada basis data di / There is no database in ${join(dataDir, "postgres")}`);
  }
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const embedded = await startEmbeddedPostgres({ dataDir, log });
  try {
    return await walkAt(embeddedUrl(embedded.connection));
  } finally {
    await embedded.stop();
  }
}

/** A database that runs already leaves its port and the folder of its socket in postmaster.pid. */
function findRunning(dataDir: string): string | undefined {
  try {
    const [pid, , , port, socket] = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    if (!socket || !port || !isAlive(Number(pid))) return undefined;
    return embeddedUrl({ host: socket, port: Number(port), user: "gaung", database: "gaung" });
  } catch {
    return undefined;
  }
}

/** Also when it belongs to another user: a second one must not be started on its files. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function walkAt(connectionString: string): Promise<Verdict | Unnoted> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const verdict = await walkChain(rowsOf(client), known);
    return (verdict.holds && (await holdAgainstLog(client))) || verdict;
  } finally {
    await client.end();
  }
}

async function* rowsOf(client: pg.Client): AsyncGenerator<LogRow> {
  for (let after = "0"; ; ) {
    const { rows } = await client.query<LogRow>(
      `select seq::text, demand_id::text, kind, actor_part, said, encode(said_hash, 'hex') as said_hash, at,
        encode(previous, 'hex') as previous, encode(hash, 'hex') as hash from trail_entries where trail_entries.seq > $1 order by trail_entries.seq limit $2`,
      [after, BATCH],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
