import { type Field, STEP } from "./fields.ts";
import { type Dot, frame, type Spot } from "./lay-out.ts";

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
export type Wish = {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly near: readonly Spot[];
};
/** From the edge of the frame, and from each other. */
const GAP = 5;
const GRID = 4;

export const overlap = (one: Box, other: Box, gap = 0): boolean =>
  one.left < other.left + other.width + gap &&
  other.left < one.left + one.width + gap &&
  one.top < other.top + other.height + gap &&
  other.top < one.top + one.height + gap;

/**
 * Finds a place for each label, in turn: inside the frame, clear of the labels before it, near what it names, on as few dots
 * and as little of the others' land as can be. There is always one: five labels cannot fill the frame.
 */
export function placeLabels(
  wishes: readonly Wish[],
  ground: { readonly height: number; readonly dots: readonly Dot[]; readonly lands: ReadonlyMap<number, Field> },
  taken: readonly Box[] = [],
): Map<number, Box> {
  const placed = new Map<number, Box>();
  for (const wish of wishes) {
    let best: Box | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let top = GAP; top <= ground.height - wish.height - GAP; top += GRID)
      for (let left = GAP; left <= frame.width - wish.width - GAP; left += GRID) {
        const box = { left, top, width: wish.width, height: wish.height };
        const near = costOfWay(box, wish);
        if (near >= least || [...placed.values(), ...taken].some((other) => overlap(box, other, GAP))) continue;
        const cost = near + costOfGround(box, wish, ground);
        if (cost < least) [best, least] = [box, cost];
      }
    if (best) placed.set(wish.id, best);
  }
  return placed;
}

/** To the nearer of the places it would like; the first is the best. */
function costOfWay(box: Box, { near }: Wish): number {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return Math.min(...near.map((spot, nth) => Math.hypot((x - spot.x) * 0.7, y - spot.y) + 6 * nth));
}

function costOfGround(
  box: Box,
  wish: Wish,
  { dots, lands }: { readonly dots: readonly Dot[]; readonly lands: ReadonlyMap<number, Field> },
): number {
  let cost = 0;
  for (const { x, y, r } of dots) {
    const isUnder = overlap(box, { left: x - r, top: y - r, width: 2 * r, height: 2 * r });
    if (isUnder) cost += 16;
  }
  const rows = [box.top, box.top + box.height / 2, box.top + box.height];
  const columns = [0, 0.25, 0.5, 0.75, 1].map((part) => box.left + box.width * part);
  for (const [id, land] of lands)
    if (id !== wish.id) for (const y of rows) for (const x of columns) if (heightAt(land, x, y) > 0.2) cost += 8;
  return cost;
}

const heightAt = ({ across, heights }: Field, x: number, y: number) =>
  heights[Math.round(y / STEP) * across + Math.round(x / STEP)] ?? 0;
