import { type Area, type Point, placeIn } from "./area.ts";

/** How a demand looks on a map: past its day or reopened, on its way, confirmed. */
export type Look = "late" | "moving" | "confirmed";
export type Spot = Point & { readonly id: string; readonly title: string; readonly place: string; readonly look: Look };

/** What stands in one square of the grid: one demand, or how many, and the look that needs most attention. */
export type Cell = {
  readonly column: number;
  readonly row: number;
  /** Where its mark is drawn, from 0 to 1 in the whole area. */
  readonly at: readonly [number, number];
  readonly spots: readonly Spot[];
  readonly look: Look;
};

/** Squares on a side: at 48 px each a map fills a phone, and each can be pressed. */
export const SQUARES = 7;
const urgency: readonly Look[] = ["late", "moving", "confirmed"];

/** Puts demands into the squares of an area. Those outside it are only counted. */
export function gather(area: Area, spots: readonly Spot[]): { cells: Cell[]; outside: number } {
  const inside = new Map<string, { column: number; row: number; spots: Spot[]; sum: [number, number] }>();
  let outside = 0;
  for (const spot of spots) {
    const [x, y] = placeIn(area, spot);
    if (x < 0 || x >= 1 || y < 0 || y >= 1) {
      outside++;
      continue;
    }
    const [column, row] = [Math.floor(x * SQUARES), Math.floor(y * SQUARES)];
    const key = `${column} ${row}`;
    const cell = inside.get(key) ?? { column, row, spots: [], sum: [0, 0] };
    cell.spots.push(spot);
    cell.sum = [cell.sum[0] + x, cell.sum[1] + y];
    inside.set(key, cell);
  }
  const cells = [...inside.values()].map(({ column, row, spots, sum }) => ({
    column,
    row,
    spots,
    at: [sum[0] / spots.length, sum[1] / spots.length] as const,
    look: urgency.find((look) => spots.some((spot) => spot.look === look)) ?? "moving",
  }));
  return { cells, outside };
}
