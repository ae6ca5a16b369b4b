// npm run verify-log: walks the log of all trails, in the database of DATABASE_URL or the one in DATA_DIR.
// npm run verify-log -- export.json … : the same for an export, its parts in order. --head NUMBER:HASH is an end kept before.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Head, type LogRow, type Verdict, walkChain } from "../src/modules/campaigns/trail/log/walk-chain.ts";
import { embeddedUrl, startEmbeddedPostgres } from "../src/platform/embedded-postgres.ts";

const BATCH = 1000;
const saidOf: Readonly<Record<string, string>> = {
  number: "nomornya tidak berurutan / its number is out of order",
  previous: "tidak menyambung dengan baris sebelumnya / it does not join the row before",
  said: "kata-katanya bukan yang dicatat / its words are not those that were noted",
  hash: "isinya bukan yang dicatat / it is not what was noted",
  head: "bukan yang pernah diumumkan / it is not what was published before",
  cut: "ujungnya terpotong / the end was cut off",
};

const files: string[] = [];
const known: Head[] = [];
for (const [index, word] of process.argv.entries()) {
  if (index < 2 || process.argv[index - 1] === "--head") continue;
  if (word === "--head") known.push(readHead(process.argv[index + 1] ?? ""));
  else files.push(word);
}
const verdict = files.length > 0 ? await walkFiles(files) : await walkDatabase();
if (verdict.holds) {
  const { rows, covered, head } = verdict;
  const hidden = covered > 0 ? `, ${covered} tertutup / covered` : "";
  console.log(`Log utuh / The log holds: ${rows} baris / rows${hidden}, ${head ? `${head.seq}:${head.hash}` : "-"}`);
} else {
  console.log(`Log rusak di baris / The log breaks at row ${verdict.seq}: ${saidOf[verdict.why]}`);
  process.exitCode = 1;
}

function readHead(text: string): Head {
  const [seq = "", hash = ""] = text.split(":");
  if (!/^\d+$/.test(seq) || !/^[0-9a-f]{64}$/.test(hash)) throw new Error("--head NUMBER:HASH");
  return { seq, hash };
}

async function walkFiles(paths: readonly string[]): Promise<Verdict> {
  const rows: LogRow[] = [];
  for (const path of paths) {
    const { format, rows: some } = JSON.parse(readFileSync(path, "utf8")) as { format: string; rows: LogRow[] };
    if (format !== "gaung-trail-1") throw new Error(`${path}: gaung-trail-1?`);
    rows.push(...some);
  }
  return walkChain(rows, known);
}

async function walkDatabase(): Promise<Verdict> {
  const url = process.env["DATABASE_URL"];
  if (url) return walkAt(url);
  const dataDir = process.env["DATA_DIR"] ?? join(import.meta.dirname, "..", "data");
  const running = findRunning(dataDir);
  if (running) return walkAt(running);
  // Starting PostgreSQL on nothing would make a database, which holds because it is empty.
  if (!existsSync(join(dataDir, "postgres", "PG_VERSION"))) {
    console.error(`Tidak ada basis data di / There is no database in ${join(dataDir, "postgres")}`);
    process.exit(1);
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

async function walkAt(connectionString: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await walkChain(rowsOf(client), known);
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
