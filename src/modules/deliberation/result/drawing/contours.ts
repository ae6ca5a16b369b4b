import { type Field, STEP } from "./fields.ts";
import type { Spot } from "./lay-out.ts";

/** Points of a line are kept about this far apart. */
const APART = 11;

/**
 * Closed lines around all that is higher than a level, as one SVG path: marching squares (Lorensen & Cline 1987, in two
 * dimensions), thinned, and rounded by Catmull-Rom splines. The edge of the frame counts as low.
 */
export function contourPath(field: Field, level: number): string {
  return loopsOf(field, level).map(thin).filter(isShown).map(toPath).join("");
}

/** For each case of corners above (1 left top, 2 right top, 4 right bottom, 8 left bottom): from which side to which. */
const ways: Readonly<Record<number, readonly (readonly [Side, Side])[]>> = {
  1: [["left", "top"]],
  2: [["top", "right"]],
  3: [["left", "right"]],
  4: [["right", "bottom"]],
  5: [
    ["left", "top"],
    ["right", "bottom"],
  ],
  6: [["top", "bottom"]],
  7: [["left", "bottom"]],
  8: [["bottom", "left"]],
  9: [["bottom", "top"]],
  10: [
    ["top", "right"],
    ["bottom", "left"],
  ],
  11: [["bottom", "right"]],
  12: [["right", "left"]],
  13: [["right", "top"]],
  14: [["top", "left"]],
};
type Side = "left" | "top" | "right" | "bottom";

function loopsOf({ across, down, heights }: Field, level: number): Spot[][] {
  const at = (row: number, column: number) =>
    row <= 0 || column <= 0 || row >= down - 1 || column >= across - 1
      ? Math.min(0, level - 1e-6)
      : (heights[row * across + column] ?? 0);
  const next = new Map<string, { readonly to: string; readonly spot: Spot }>();
  for (let row = 0; row < down - 1; row++)
    for (let column = 0; column < across - 1; column++) {
      const corners = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)] as const;
      const which = corners.reduce((sum, height, nth) => sum + (height > level ? 1 << nth : 0), 0);
      for (const [from, to] of ways[which] ?? [])
        next.set(sideName(row, column, from), {
          to: sideName(row, column, to),
          spot: crossing(row, column, from, corners, level),
        });
    }
  return walk(next);
}

/** A side of a square has the same name from both squares it belongs to. */
function sideName(row: number, column: number, side: Side): string {
  if (side === "top") return `${row},${column}h`;
  if (side === "bottom") return `${row + 1},${column}h`;
  if (side === "left") return `${row},${column}v`;
  return `${row},${column + 1}v`;
}

type Corners = readonly [number, number, number, number];
function crossing(row: number, column: number, side: Side, corners: Corners, level: number): Spot {
  const [a, b, c, d] = corners;
  const part = (from: number, to: number) => (from === to ? 0.5 : (level - from) / (to - from));
  if (side === "top") return { x: (column + part(a, b)) * STEP, y: row * STEP };
  if (side === "bottom") return { x: (column + part(d, c)) * STEP, y: (row + 1) * STEP };
  if (side === "left") return { x: column * STEP, y: (row + part(a, d)) * STEP };
  return { x: (column + 1) * STEP, y: (row + part(b, c)) * STEP };
}

function walk(next: Map<string, { readonly to: string; readonly spot: Spot }>): Spot[][] {
  const loops: Spot[][] = [];
  for (const first of next.keys()) {
    const loop: Spot[] = [];
    for (let name = first, step = next.get(name); step; step = next.get(name)) {
      loop.push(step.spot);
      next.delete(name);
      name = step.to;
    }
    if (loop.length > 0) loops.push(loop);
  }
  return loops;
}

/** Points evenly apart along the line. */
function thin(loop: readonly Spot[]): Spot[] {
  const ends = loop.map((spot, nth) => [spot, loop[(nth + 1) % loop.length] ?? spot] as const);
  const length = ends.reduce((sum, [one, other]) => sum + Math.hypot(other.x - one.x, other.y - one.y), 0);
  const count = Math.max(6, Math.round(length / APART));
  const kept: Spot[] = [];
  let walked = 0;
  for (const [one, other] of ends) {
    const stretch = Math.hypot(other.x - one.x, other.y - one.y);
    for (; kept.length < count && (kept.length * length) / count <= walked + stretch; ) {
      const part = stretch === 0 ? 0 : ((kept.length * length) / count - walked) / stretch;
      kept.push({ x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part });
    }
    walked += stretch;
  }
  return kept;
}

/** Specks smaller than a dot are not worth their bytes. */
const isShown = (loop: readonly Spot[]) => {
  const [xs, ys] = [loop.map(({ x }) => x), loop.map(({ y }) => y)];
  return Math.max(...xs) - Math.min(...xs) > 7 && Math.max(...ys) - Math.min(...ys) > 7;
};

/** `s` mirrors the handle before it, which is just what a Catmull-Rom spline asks for: four numbers a point. */
function toPath(loop: readonly Spot[]): string {
  const points = loop.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const at = (nth: number) => points[(nth + points.length) % points.length] ?? { x: 0, y: 0 };
  const handle = (nth: number) => ({ x: (at(nth + 1).x - at(nth - 1).x) / 6, y: (at(nth + 1).y - at(nth - 1).y) / 6 });
  const first = at(0);
  let path = `M${first.x} ${first.y}`;
  for (let nth = 0; nth < points.length; nth++) {
    const [from, to, before, after] = [at(nth), at(nth + 1), handle(nth), handle(nth + 1)];
    const numbers = [to.x - from.x - after.x, to.y - from.y - after.y, to.x - from.x, to.y - from.y];
    path += nth === 0 ? spell("c", [before.x, before.y, ...numbers]) : spell("s", numbers);
  }
  return `${path}z`;
}

/** Whole numbers, with no sign or space that can be left out. */
export const spell = (letter: string, numbers: readonly number[]): string =>
  letter +
  numbers
    .map((number) => Math.round(number))
    .map((number, nth) => (nth > 0 && number >= 0 ? ` ${number}` : `${number === 0 ? 0 : number}`))
    .join("");
