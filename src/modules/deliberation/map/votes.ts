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
  const { packed, ends } = byRow(given, rows.place, columns.place);
  const start = new Uint32Array(rows.ids.length + 1);
  const column = new Uint16Array(packed.length);
  const vote = new Int8Array(packed.length);
  const seenIn = new Uint32Array(columns.ids.length);
  const last = new Int8Array(columns.ids.length);
  let length = 0;
  for (let row = 0, at = 0; row < rows.ids.length; row++) {
    const from = length;
    for (; at < (ends[row] as number); at++) {
      const here = (packed[at] as number) >>> 2;
      if (seenIn[here] !== row + 1) column[length++] = here;
      seenIn[here] = row + 1;
      last[here] = ((packed[at] as number) & 3) - 1;
    }
    column.subarray(from, length).sort();
    for (let put = from; put < length; put++) vote[put] = last[column[put] as number] as number;
    start[row + 1] = length;
  }
  return {
    participants: rows.ids,
    statements: columns.ids,
    start,
    column: column.slice(0, length),
    vote: vote.slice(0, length),
  };
}

/** Votes row by row, each row's in the order they came: the column, and in the last two bits the vote + 1. */
function byRow({ row, column, vote }: Given, rowOf: Uint32Array, columnOf: Uint32Array) {
  const ends = new Uint32Array(rowOf.length + 1);
  for (const one of row) ends[(rowOf[one] as number) + 1] = (ends[(rowOf[one] as number) + 1] as number) + 1;
  for (let at = 1; at < ends.length; at++) ends[at] = (ends[at] as number) + (ends[at - 1] as number);
  const packed = new Uint32Array(row.length);
  for (let at = 0; at < row.length; at++) {
    const here = rowOf[row[at] as number] as number;
    const place = ends[here] as number;
    packed[place] = (columnOf[column[at] as number] as number) * 4 + (vote[at] as number) + 1;
    ends[here] = place + 1;
  }
  return { packed, ends };
}

/** Ids in order, and for each place in the old list its place in the new one. */
function placesOf(ids: readonly string[]): { readonly ids: readonly string[]; readonly place: Uint32Array } {
  const order = Uint32Array.from(ids.keys()).sort((a, b) => inOrder(ids[a] ?? "", ids[b] ?? ""));
  const place = new Uint32Array(ids.length);
  for (const [index, old] of order.entries()) place[old] = index;
  return { ids: Array.from(order, (old) => ids[old] ?? ""), place };
}
