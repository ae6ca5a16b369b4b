import { GENESIS, hashLink, hashSaid } from "../chain.ts";

/**
 * A row of the log as it is exported, hashes in hexadecimal. Of what its reader may not see stand number and hashes alone;
 * of what was taken away later there is no `said`.
 */
export type LogRow = {
  readonly seq: string;
  readonly previous: string;
  readonly hash: string;
  readonly demand_id?: string;
  readonly kind?: string;
  readonly actor_part?: string;
  readonly said?: unknown;
  readonly said_hash?: string;
  readonly at?: string;
};

/** All that a row may hold: whatever else stood there nobody noted. */
const parts = ["seq", "previous", "hash", "demand_id", "kind", "actor_part", "said", "said_hash", "at"];

/** A row and its hash as it was published before: what comes to an end before it was cut off. */
export type Head = { readonly seq: string; readonly hash: string };
export type Verdict =
  | {
      readonly holds: true;
      readonly rows: number;
      readonly covered: number;
      /** Rows whose words were taken away later, or by whoever made this file. */
      readonly wordless: number;
      readonly head: Head | undefined;
    }
  | { readonly holds: false; readonly seq: string; readonly why: Break };
export type Break = "number" | "previous" | "said" | "hash" | "head" | "cut" | "shape";

/** Walks the log row by row and says whether it holds, or names the first row that does not and what is wrong with it. */
export async function walkChain(
  rows: AsyncIterable<LogRow> | Iterable<LogRow>,
  known: readonly Head[] = [],
): Promise<Verdict> {
  let previous = GENESIS.toString("hex");
  let count = 0n;
  let [covered, wordless] = [0, 0];
  let head: Head | undefined;
  for await (const row of rows) {
    const broken = (why: Break): Verdict => ({ holds: false, seq: String(row?.seq ?? count + 1n), why });
    if (!hasShape(row)) return broken("shape");
    if (String(row.seq) !== String(count + 1n)) return broken("number");
    if (row.previous !== previous) return broken("previous");
    const hash = hashOf(row);
    if (hash === "said") return broken("said");
    if (hash !== undefined && hash !== row.hash) return broken("hash");
    if (hash === undefined) covered++;
    else if (row.said === null || row.said === undefined) wordless++;
    if (known.some(({ seq, hash }) => seq === String(row.seq) && hash !== row.hash)) return broken("head");
    previous = row.hash;
    count += 1n;
    head = { seq: String(row.seq), hash: row.hash };
  }
  const missing = known.find(({ seq }) => BigInt(seq) > count);
  if (missing) return { holds: false, seq: String(count + 1n), why: "cut" };
  return { holds: true, rows: Number(count), covered, wordless, head };
}

/** Whether it is a row at all. One that is covered holds number and hashes alone, or it could say what nobody noted. */
function hasShape(row: LogRow): boolean {
  if (typeof row !== "object" || row === null) return false;
  const names = Object.keys(row).filter((name) => row[name as keyof LogRow] !== undefined);
  if (![row.previous, row.hash].every(isText)) return false;
  if (row.kind === undefined) return names.length === 3 && "seq" in row;
  const { said_hash, at } = row;
  return names.every((name) => parts.includes(name)) && isText(said_hash) && isMoment(at);
}

const isText = (value: unknown): value is string => typeof value === "string";

const isMoment = (at: unknown): boolean =>
  (typeof at === "string" || at instanceof Date) && !Number.isNaN(new Date(at).getTime());

/** What the hash of a row must be; "said" when its words are not those it was made of; undefined for a covered row. */
function hashOf(row: LogRow): string | undefined {
  const { demand_id, kind, actor_part, said_hash, at, said } = row;
  if (kind === undefined) return undefined;
  if (!demand_id || !actor_part || !said_hash || !at) return "";
  if (said !== null && said !== undefined && hashSaid(said).toString("hex") !== said_hash) return "said";
  return hashLink({
    seq: String(row.seq),
    demand_id: String(demand_id),
    kind,
    actor_part,
    said_hash: Buffer.from(said_hash, "hex"),
    at: new Date(at),
    previous: Buffer.from(row.previous, "hex"),
  }).toString("hex");
}
