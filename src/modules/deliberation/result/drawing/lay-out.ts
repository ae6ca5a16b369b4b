import type { OpinionMap, Place } from "../../map/opinion-map.ts";

/** Units of the drawing: as wide as a phone, so that its letters are as large as those around it. */
export const frame = { width: 360, least: 230, most: 340, margin: 44, top: 52 } as const;
/** Water between the shores of two groups is made at least this wide, measured between their nearest dots. */
const CHANNEL = 30;

export type Spot = { readonly x: number; readonly y: number };
export type Dot = Spot & { readonly r: number; readonly size: number; readonly group: number | null };
export type Layout = {
  readonly height: number;
  readonly dots: readonly Dot[];
  /** Where somebody stands, given their place and their group. */
  readonly spotOf: (at: Place, group: number | null) => Spot;
};

/**
 * Puts a map into the frame. Far-off dots are drawn nearer, and groups are pushed apart until there is water between
 * them: only what is near to what means something, so nothing true is lost.
 */
export function layOut(map: OpinionMap): Layout {
  let layout = fit(map, 0);
  for (let push = 0.1; push <= 1.5 && narrowest(layout.dots) < CHANNEL; push += 0.1) layout = fit(map, push);
  return layout;
}

function fit(map: OpinionMap, push: number): Layout {
  const middle = meanOf(map.dots);
  const calm = calmer(map.dots.map(({ at }) => distance(at, middle)));
  const centres = new Map(map.groups.map(({ id, centre }) => [id, centre]));
  const moved = (at: Place, group: number | null): Place => {
    const far = calm(distance(at, middle));
    const centre = group === null ? undefined : centres.get(group);
    const along = (axis: 0 | 1) =>
      middle[axis] + (at[axis] - middle[axis]) * far + ((centre?.[axis] ?? middle[axis]) - middle[axis]) * push;
    return [along(0), along(1)];
  };
  const places = map.dots.map(({ at, group }) => moved(at, group));
  const [left, right] = reach(places.map(([x]) => x));
  const [top, bottom] = reach(places.map(([, y]) => y));
  const inner = frame.width - 2 * frame.margin;
  const scale = Math.min(inner / (right - left), (frame.most - 2 * frame.top) / (bottom - top));
  const height = Math.max(frame.least, Math.round((bottom - top) * scale) + 2 * frame.top);
  const spot = ([x, y]: Place): Spot => ({
    x: frame.width / 2 + (x - (left + right) / 2) * scale,
    y: height / 2 - (y - (top + bottom) / 2) * scale,
  });
  const radius = radiusOf(map.dots.map(({ size }) => size));
  const dots = map.dots.map(({ size, group }, nth) => ({
    ...spot(places[nth] ?? middle),
    r: radius(size),
    size,
    group,
  }));
  return { height, dots, spotOf: (at, group) => within(spot(moved(at, group)), height) };
}

/** Nobody stands outside the frame, however far off they are. */
const within = ({ x, y }: Spot, height: number): Spot => ({
  x: Math.min(Math.max(x, 14), frame.width - 14),
  y: Math.min(Math.max(y, 14), height - 14),
});

/** Beyond where nine in ten are, a way is drawn a third as long. */
function calmer(distances: readonly number[]): (far: number) => number {
  const near = distances.toSorted((a, b) => a - b)[Math.floor(distances.length * 0.9)] ?? 0;
  return (far) => (far <= near || far === 0 ? 1 : (near + (far - near) / 3) / far);
}

/** Area by number of people, between what the eye still sees and what leaves room for others. */
function radiusOf(sizes: readonly number[]): (size: number) => number {
  const largest = Math.max(1, ...sizes);
  const most = Math.min(6.5, 3 + Math.sqrt(largest) / 2);
  return (size) => Math.max(2.2, most * Math.sqrt(size / largest));
}

function narrowest(dots: readonly Dot[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [nth, one] of dots.entries())
    for (const other of dots.slice(nth + 1))
      if (one.group !== other.group) least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y));
  return least;
}

const distance = (one: Place, other: Place) => Math.hypot(one[0] - other[0], one[1] - other[1]);
/** Never empty, so that one place alone can be scaled as well. */
const reach = (values: readonly number[]): [number, number] => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return most - least > 1e-9 ? [least, most] : [least - 1, least + 1];
};

function meanOf(dots: OpinionMap["dots"]): Place {
  const people = dots.reduce((sum, { size }) => sum + size, 0) || 1;
  const mean = (axis: 0 | 1) => dots.reduce((sum, { at, size }) => sum + at[axis] * size, 0) / people;
  return [mean(0), mean(1)];
}
