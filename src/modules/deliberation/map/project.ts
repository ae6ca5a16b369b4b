import type { Out } from "./centre.ts";
import type { Components } from "./components.ts";
import type { Votes } from "./votes.ts";

/** Places on the map: x of point i at 2 i, y at 2 i + 1. */
export type Points = Float64Array;

/** Step 5: where each participant stands. Statements left out count as voted on by all. */
export function projectParticipants(votes: Votes, out: Out, values: Float64Array, [first, second]: Components): Points {
  const { participants, statements, start, column, vote } = votes;
  const points = new Float64Array(participants.length * 2);
  const ofAll = out.reduce((sum, one) => sum + one, 0);
  for (let row = 0; row < participants.length; row++) {
    let [x, y, count] = [0, 0, ofAll];
    for (let at = start[row] as number; at < (start[row + 1] as number); at++) {
      const here = column[at] as number;
      if (out[here]) continue;
      const value = values[here * 3 + (vote[at] as number) + 1] as number;
      count++;
      x += value * (first[here] as number);
      y += value * (second[here] as number);
    }
    const scale = Math.sqrt(statements.length / Math.max(count, 1));
    points[row * 2] = scale * x;
    points[row * 2 + 1] = scale * y;
  }
  return points;
}

/** Step 6: how far from the middle somebody stands who agreed to this statement alone. */
export function extremities(means: Float64Array, out: Out, [first, second]: Components): Float64Array {
  return means.map((mean, at) =>
    out[at] ? 0 : Math.sqrt(means.length) * (1 - mean) * Math.hypot(first[at] as number, second[at] as number),
  );
}

/** The places of some rows alone. */
export function placesOf(points: Points, rows: Uint32Array): Points {
  const places = new Float64Array(rows.length * 2);
  for (const [at, row] of rows.entries()) {
    places[at * 2] = points[row * 2] as number;
    places[at * 2 + 1] = points[row * 2 + 1] as number;
  }
  return places;
}
