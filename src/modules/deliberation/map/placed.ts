import type { Points } from "./project.ts";
import type { Votes } from "./votes.ts";

/** Votes that place somebody on the map, and people it has at least when there are so many. */
const [ENOUGH_VOTES, FEWEST] = [7, 15];

/** Places nearer than this are the same. */
const NEAR = 1e-9;

/**
 * Step 3: the rows of those whom the map is made of, ascending. Whoever was once in it stays in it (`before`). When they are
 * fewer than fifteen, those with the most votes join them; of two with as many, whoever stands farther from the middle, so that
 * names decide nothing.
 */
export function placedRows(
  { statements, start }: Votes,
  points: Points,
  before: (row: number) => boolean = () => false,
): Uint32Array {
  const far = (row: number) => Math.round(Math.hypot(points[row * 2] as number, points[row * 2 + 1] as number) / NEAR);
  const count = (row: number) => (start[row + 1] as number) - (start[row] as number);
  const rows = Array.from({ length: start.length - 1 }, (_, row) => row);
  const enough = Math.min(ENOUGH_VOTES, statements.length);
  const isIn = new Uint8Array(rows.length);
  let placed = 0;
  for (const row of rows) if (count(row) >= enough || before(row)) placed += isIn[row] = 1;
  if (placed < FEWEST)
    for (const row of rows.filter((one) => !isIn[one]).sort((a, b) => count(b) - count(a) || far(b) - far(a) || a - b))
      if (placed < FEWEST) placed += isIn[row] = 1;
  return Uint32Array.from(rows.filter((row) => isIn[row]));
}
