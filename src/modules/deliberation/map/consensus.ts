import type { Out } from "./centre.ts";
import type { Tally } from "./group-votes.ts";
import { CLEARLY, propTest, share } from "./statistics.ts";

/** Step 11: how far each statement is agreed to in every group: the product of their shares. */
export function groupConsensus(tallies: readonly Tally[], statements: number): Float64Array {
  return new Float64Array(statements).map((_, column) =>
    tallies.reduce(
      (product, tally) => product * share(tally[column * 3] as number, tally[column * 3 + 2] as number),
      1,
    ),
  );
}

const MOST = 5;

/** Step 14: columns of what all agree, or disagree, with most clearly; at most five of each. */
export function commonGround(all: Tally, out: Out): { readonly agree: number[]; readonly disagree: number[] } {
  const side = (which: 0 | 1) => {
    const found: { column: number; weight: number }[] = [];
    for (let column = 0; column < out.length; column++) {
      const [success, seen] = [all[column * 3 + which] as number, all[column * 3 + 2] as number];
      const [part, test] = [share(success, seen), propTest(success, seen)];
      if (!out[column] && part > 0.5 && test > CLEARLY) found.push({ column, weight: part * test });
    }
    return found
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST)
      .map(({ column }) => column);
  };
  return { agree: side(0), disagree: side(1) };
}
