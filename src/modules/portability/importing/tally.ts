import { z } from "zod";

const numbers = z.record(z.string().max(30), z.number());
const tallySchema = z.object({ in: numbers.default({}), left: numbers.default({}), runs: z.number().default(0) });

/** What came in and what did not, by kind. */
export type Tally = {
  readonly in: Record<string, number>;
  readonly left: Record<string, number>;
  runs: number;
};

export const newTally = (runs = 0): Tally => ({ in: {}, left: {}, runs });

export function readTally(kept: unknown): Tally {
  return tallySchema.catch(newTally()).parse(kept);
}

export function count(tally: Tally, side: "in" | "left", kind: string): void {
  tally[side][kind] = (tally[side][kind] ?? 0) + 1;
}

/** Raised when others should go first; the same work is taken up again and goes on where it was. */
export class Pause extends Error {
  override readonly name = "Pause";
}
