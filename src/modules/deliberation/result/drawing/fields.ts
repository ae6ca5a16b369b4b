import { type Dot, frame } from "./lay-out.ts";

/** Between two points at which a field is known. */
export const STEP = 4;

/** A height at every crossing of a grid that covers the frame. */
export type Field = { readonly across: number; readonly down: number; readonly heights: Float64Array };

export const emptyField = (height: number): Field => {
  const [across, down] = [frame.width / STEP + 1, Math.ceil(height / STEP) + 1];
  return { across, down, heights: new Float64Array(across * down) };
};

/** The sum of a bell around each dot: high where many are near. `breadth` is the bell's standard deviation. */
export function fieldOf(
  dots: readonly Dot[],
  height: number,
  breadth: number,
  weight: (dot: Dot) => number = () => 1,
): Field {
  const field = emptyField(height);
  const { across, down, heights } = field;
  const far = 3 * breadth;
  for (const dot of dots) {
    const most = weight(dot);
    const [top, bottom] = span(dot.y, far, down);
    const [left, right] = span(dot.x, far, across);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const away = (row * STEP - dot.y) ** 2 + (column * STEP - dot.x) ** 2;
        const at = row * across + column;
        heights[at] = (heights[at] ?? 0) + most * Math.exp(-away / (2 * breadth * breadth));
      }
  }
  return field;
}

const span = (middle: number, far: number, count: number) =>
  [Math.max(0, Math.floor((middle - far) / STEP)), Math.min(count - 1, Math.ceil((middle + far) / STEP))] as const;

/** Each field less the highest of the others: above a level greater than 0, no two of them share a point. */
export function apart(fields: readonly Field[]): Field[] {
  return fields.map((field) => {
    const others = fields.filter((other) => other !== field);
    return { ...field, heights: field.heights.map((height, at) => height - highestOf(others, at)) };
  });
}

function highestOf(fields: readonly Field[], at: number): number {
  let most = 0;
  for (const { heights } of fields) if ((heights[at] ?? 0) > most) most = heights[at] ?? 0;
  return most;
}

export function sumOf(fields: readonly Field[], height: number): Field {
  const sum = emptyField(height);
  for (const { heights } of fields)
    for (let at = 0; at < heights.length; at++) sum.heights[at] = (sum.heights[at] ?? 0) + (heights[at] ?? 0);
  return sum;
}
