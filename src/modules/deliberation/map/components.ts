import type { Out } from "./centre.ts";
import { topVector } from "./top-vector.ts";
import { normalise } from "./vectors.ts";
import type { Votes } from "./votes.ts";

export type Components = readonly [Float64Array, Float64Array];

/** Below this share of the first eigenvalue there is no second direction, only what rounding left. */
const NOTHING = 1e-13;

/**
 * Step 4: the two directions in which all participants differ most, exactly, whatever the size: the top eigenvectors of
 * X'X, of which only the votes themselves are kept. `values` as `centredValues` gives them. Zeros where there is no such direction.
 */
export function componentsOf(votes: Votes, out: Out, values: Float64Array, last?: Components): Components {
  const { participants, statements, start, column, vote } = votes;
  const size = statements.length;
  if (participants.length === 1) return [loneRow(votes, out), new Float64Array(size)];
  if (size === 1) return [new Float64Array([1]), new Float64Array(1)];
  const apply = (vector: Float64Array, into: Float64Array) => {
    for (let row = 0; row < participants.length; row++) {
      const [from, to] = [start[row] as number, start[row + 1] as number];
      let sum = 0;
      for (let at = from; at < to; at++) {
        const here = column[at] as number;
        sum += (values[here * 3 + (vote[at] as number) + 1] as number) * (vector[here] as number);
      }
      for (let at = from; at < to; at++) {
        const here = column[at] as number;
        into[here] = (into[here] as number) + sum * (values[here * 3 + (vote[at] as number) + 1] as number);
      }
    }
  };
  if (size === 0) return [new Float64Array(0), new Float64Array(0)];
  const first = topVector(apply, size, last?.[0], []);
  if (!(first.value > Number.EPSILON)) return [new Float64Array(size), new Float64Array(size)];
  const second = topVector(apply, size, last?.[1] ?? first.next, [first.vector]);
  return [first.vector, second.value > NOTHING * first.value ? second.vector : new Float64Array(size)];
}

/** Somebody alone is their own direction. */
function loneRow({ statements, column, vote }: Votes, out: Out): Float64Array {
  const row = new Float64Array(statements.length);
  for (const [at, here] of column.entries()) row[here] = out[here] ? 0 : (vote[at] as number);
  normalise(row);
  return row;
}
