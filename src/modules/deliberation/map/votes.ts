import { inOrder } from "./in-order.ts";

/** Further participants and statements are not taken into a map, nor are their votes. */
export const mapLimits = { participants: 100_000, statements: 10_000 } as const;

/**
 * The votes of one conversation (the specification's R): a row for each participant, a column for each statement, each
 * in the order of their ids. Row i has its votes at start[i] up to start[i + 1], columns ascending; 1 agree, -1 disagree, 0 pass.
 */
export type Votes = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly start: Uint32Array;
  readonly column: Uint16Array;
  readonly vote: Int8Array;
};

/** Votes one after the other as they were given: places in lists of ids, and the vote. */
export type Given = {
  readonly participants: readonly string[];
  readonly statements: readonly string[];
  readonly row: Uint32Array;
  readonly column: Uint16Array;
  readonly vote: Int8Array;
};

/** Puts votes in order. The last vote of a participant on a statement stands. */
export function gatherVotes(given: Given): Votes {
  const rows = placesOf(given.participants);
  const columns = placesOf(given.statements);
  const row = given.row.map((at) => rows.place[at] as number);
  const col = given.column.map((at) => columns.place[at] as number);
  const byRow = sortBy(row, rows.ids.length, sortBy(col, columns.ids.length, undefined));
  const start = new Uint32Array(rows.ids.length + 1);
  const column = new Uint16Array(byRow.length);
  const vote = new Int8Array(byRow.length);
  let length = 0;
  let before = -1;
  for (const at of byRow) {
    const here = row[at] as number;
    const place = col[at] as number;
    if (here !== before || column[length - 1] !== place) {
      column[length++] = place;
      start[here + 1] = length;
    }
    vote[length - 1] = given.vote[at] as number;
    before = here;
  }
  for (let at = 1; at < start.length; at++) start[at] = Math.max(start[at] as number, start[at - 1] as number);
  return {
    participants: rows.ids,
    statements: columns.ids,
    start,
    column: column.slice(0, length),
    vote: vote.slice(0, length),
  };
}

/** Ids in order, and for each place in the old list its place in the new one. */
function placesOf(ids: readonly string[]): { readonly ids: readonly string[]; readonly place: Uint32Array } {
  const order = Uint32Array.from(ids.keys()).sort((a, b) => inOrder(ids[a] ?? "", ids[b] ?? ""));
  const place = new Uint32Array(ids.length);
  for (const [index, old] of order.entries()) place[old] = index;
  return { ids: Array.from(order, (old) => ids[old] ?? ""), place };
}

/** Places 0, 1, 2 … (or those in `order`) by their keys, by counting; what has the same key stays in its order. */
function sortBy(keys: Uint32Array | Uint16Array, most: number, order: Uint32Array | undefined): Uint32Array {
  const next = new Uint32Array(most + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] as number) + 1;
  for (let key = 1; key <= most; key++) next[key] = (next[key] as number) + (next[key - 1] as number);
  const sorted = new Uint32Array(keys.length);
  for (let turn = 0; turn < keys.length; turn++) {
    const one = order ? (order[turn] as number) : turn;
    const key = keys[one] as number;
    const place = next[key] as number;
    sorted[place] = one;
    next[key] = place + 1;
  }
  return sorted;
}
