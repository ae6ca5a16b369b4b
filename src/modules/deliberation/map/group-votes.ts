import type { Votes } from "./votes.ts";

/** Step 10 for one group, or for all: agreed, disagreed, seen; three numbers for each statement. */
export type Tally = Uint32Array;

/** Counts votes by group. `groupOf` gives each row its group; rows with a number not below `groups` count nowhere. */
export function tallyVotes(
  { statements, start, column, vote }: Votes,
  groupOf: ArrayLike<number>,
  groups: number,
): Tally[] {
  const tallies = Array.from({ length: groups }, () => new Uint32Array(statements.length * 3));
  for (let row = 0; row < start.length - 1; row++) {
    const tally = tallies[groupOf[row] as number];
    if (!tally) continue;
    for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
      const here = (column[at] as number) * 3;
      if (vote[at] === 1) tally[here] = (tally[here] as number) + 1;
      else if (vote[at] === -1) tally[here + 1] = (tally[here + 1] as number) + 1;
      tally[here + 2] = (tally[here + 2] as number) + 1;
    }
  }
  return tallies;
}

/** All groups together. */
export function sumOf(tallies: readonly Tally[], length: number): Tally {
  const sum = new Uint32Array(length);
  for (const tally of tallies)
    for (let at = 0; at < length; at++) sum[at] = (sum[at] as number) + (tally[at] as number);
  return sum;
}
