import type { Dot } from "./lay-out.ts";

/** A dot's shape tells its group to who does not see colours: circle, square, diamond, triangle, bar. */
export const shapes = ["circle", "square", "diamond", "triangle", "bar"] as const;

/** All dots of one group as one path. Each shape has the area of the circle with the dot's radius. */
export function marksPath(dots: readonly Dot[], group: number | null): string {
  const draw = outlines[group === null ? "circle" : (shapes[group % shapes.length] ?? "circle")];
  return dots.map((dot) => draw(dot)).join("");
}

const one = (number: number) => String(Math.round(number * 10) / 10);
const outlines: Record<(typeof shapes)[number], (dot: Dot) => string> = {
  circle: ({ x, y, r }) =>
    `M${one(x - r)} ${one(y)}a${one(r)} ${one(r)} 0 1 0 ${one(2 * r)} 0a${one(r)} ${one(r)} 0 1 0-${one(2 * r)} 0z`,
  square: ({ x, y, r }) => box(x, y, r * 0.886, r * 0.886),
  diamond: ({ x, y, r }) => {
    const half = one(r * 1.253);
    return `M${one(x)} ${one(y - r * 1.253)}l${half} ${half}-${half} ${half}-${half}-${half}z`;
  },
  triangle: ({ x, y, r }) => `M${one(x)} ${one(y - r * 1.55)}l${one(r * 1.35)} ${one(r * 2.33)}h-${one(r * 2.7)}z`,
  bar: ({ x, y, r }) => box(x, y, r * 1.25, r * 0.63),
};
const box = (x: number, y: number, wide: number, high: number) =>
  `M${one(x - wide)} ${one(y - high)}h${one(2 * wide)}v${one(2 * high)}h-${one(2 * wide)}z`;
