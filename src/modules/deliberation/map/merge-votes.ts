import { inOrder } from "./in-order.ts";
import type { Votes } from "./votes.ts";

/** Votes with newer ones put in: where both have a vote of the same person on the same statement, the newer stands. */
export function mergeVotes(old: Votes, more: Votes): Votes {
  if (more.column.length === 0) return old;
  const rows = mergeIds(old.participants, more.participants);
  const columns = mergeIds(old.statements, more.statements);
  const start = new Uint32Array(rows.ids.length + 1);
  const column = new Uint16Array(old.column.length + more.column.length);
  const vote = new Int8Array(column.length);
  let length = 0;
  const put = (place: number, value: number) => {
    column[length] = place;
    vote[length++] = value;
  };
  for (let row = 0, a = 0, b = 0; row < rows.ids.length; row++) {
    const isOld = rows.first[a] === row;
    const isMore = rows.second[b] === row;
    let [at, end] = isOld ? [old.start[a] as number, old.start[a + 1] as number] : [0, 0];
    let [next, last] = isMore ? [more.start[b] as number, more.start[b + 1] as number] : [0, 0];
    while (at < end || next < last) {
      const before = at < end ? (columns.first[old.column[at] as number] as number) : Number.POSITIVE_INFINITY;
      const after = next < last ? (columns.second[more.column[next] as number] as number) : Number.POSITIVE_INFINITY;
      if (after <= before) put(after, more.vote[next++] as number);
      else put(before, old.vote[at] as number);
      if (before <= after) at++;
    }
    if (isOld) a++;
    if (isMore) b++;
    start[row + 1] = length;
  }
  return {
    participants: rows.ids,
    statements: columns.ids,
    start,
    column: column.subarray(0, length),
    vote: vote.subarray(0, length),
  };
}

/** Two lists in order as one, and for each of them the places of its ids there. */
function mergeIds(first: readonly string[], second: readonly string[]) {
  const places = { first: new Uint32Array(first.length), second: new Uint32Array(second.length) };
  const ids: string[] = [];
  for (let a = 0, b = 0; a < first.length || b < second.length; ) {
    const way = a >= first.length ? 1 : b >= second.length ? -1 : inOrder(first[a] as string, second[b] as string);
    if (way <= 0) places.first[a] = ids.length;
    if (way >= 0) places.second[b] = ids.length;
    ids.push((way <= 0 ? first[a] : second[b]) as string);
    if (way <= 0) a++;
    if (way >= 0) b++;
  }
  return { ids, ...places };
}
