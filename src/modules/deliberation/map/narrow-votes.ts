import type { Votes } from "./votes.ts";

/** The votes of some people on some statements; rows and columns that are left without a vote are not there any more. */
export function narrowVotes(
  votes: Votes,
  isRowIn: (row: number) => boolean,
  isColumnIn: (column: number) => boolean,
): Votes {
  const { participants, statements } = votes;
  const mayStay = Uint8Array.from(statements, (_, at) => (isColumnIn(at) ? 1 : 0));
  const used = new Uint8Array(statements.length);
  const rows: number[] = [];
  const ends: number[] = [0];
  const kept = new Uint32Array(votes.column.length);
  let length = 0;
  for (let row = 0; row < participants.length; row++) {
    if (!isRowIn(row)) continue;
    const before = length;
    for (let at = votes.start[row] as number; at < (votes.start[row + 1] as number); at++) {
      const here = votes.column[at] as number;
      if (!mayStay[here]) continue;
      used[here] = 1;
      kept[length++] = at;
    }
    if (length === before) continue;
    rows.push(row);
    ends.push(length);
  }
  const columns = [...statements.keys()].filter((at) => used[at]);
  const place = new Uint16Array(statements.length);
  for (const [index, at] of columns.entries()) place[at] = index;
  const chosen = kept.subarray(0, length);
  return {
    participants: rows.map((row) => participants[row] as string),
    statements: columns.map((at) => statements[at] as string),
    start: Uint32Array.from(ends),
    column: Uint16Array.from(chosen, (at) => place[votes.column[at] as number] as number),
    vote: Int8Array.from(chosen, (at) => votes.vote[at] as number),
  };
}
