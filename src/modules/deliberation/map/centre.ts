import type { Votes } from "./votes.ts";

/** Which columns are left out of the map: moderated out, or about who answers rather than what they think. 1 is out. */
export type Out = Uint8Array;

/** Steps 2 and 4: mean vote of each column; 0 for one left out or without a vote. A lone column is not moved (its mean is 0). */
export function meansOf({ statements, column, vote }: Votes, out: Out): Float64Array {
  const sum = new Float64Array(statements.length);
  const count = new Float64Array(statements.length);
  for (let at = 0; at < column.length; at++) {
    const here = column[at] as number;
    sum[here] = (sum[here] as number) + (vote[at] as number);
    count[here] = (count[here] as number) + 1;
  }
  if (statements.length === 1) return new Float64Array(1);
  return sum.map((total, here) => (out[here] || !count[here] ? 0 : total / (count[here] as number)));
}

/** What a vote says beside the mean of its column: at column * 3 + vote + 1. All are 0 in a column left out. */
export function centredValues(means: Float64Array, out: Out): Float64Array {
  const values = new Float64Array(means.length * 3);
  for (const [here, mean] of means.entries())
    for (const vote of [-1, 0, 1]) values[here * 3 + vote + 1] = out[here] ? 0 : vote - mean;
  return values;
}
