/** A square of the ground: its middle in degrees, and half its side in metres. North is up. */
export type Area = { readonly latitude: number; readonly longitude: number; readonly half: number };
export type Point = { readonly latitude: number; readonly longitude: number };

const METRES_PER_DEGREE = 111_320;
/** Half a side at least and at most: a hamlet, and an island group. */
const [NEAREST, WIDEST] = [150, 5_000_000];
/** Poles cannot be drawn this way. */
const NORTHMOST = 85;

const narrowness = (latitude: number) => Math.cos((latitude * Math.PI) / 180);

/** Where a point lies in the square: from 0 at its west and north to 1 at its east and south; outside it, beyond. */
export function placeIn(area: Area, { latitude, longitude }: Point): readonly [number, number] {
  const side = area.half * 2;
  return [
    0.5 + ((longitude - area.longitude) * METRES_PER_DEGREE * narrowness(area.latitude)) / side,
    0.5 - ((latitude - area.latitude) * METRES_PER_DEGREE) / side,
  ];
}

/** The bounds of the square in degrees. */
export function boundsOf(area: Area): { south: number; north: number; west: number; east: number } {
  const up = area.half / METRES_PER_DEGREE;
  const right = up / narrowness(area.latitude);
  return {
    south: area.latitude - up,
    north: area.latitude + up,
    west: area.longitude - right,
    east: area.longitude + right,
  };
}

/** The square around a middle, as large as is sensible. */
export function around({ latitude, longitude }: Point, half: number): Area {
  const within = Math.max(-NORTHMOST, Math.min(NORTHMOST, latitude));
  return { latitude: within, longitude, half: Math.round(Math.max(NEAREST, Math.min(WIDEST, half))) };
}

/** Nine in ten of all points and some room around them, so that one far away does not make all others one dot. Undefined without any. */
export function areaOf(points: readonly Point[]): Area | undefined {
  if (points.length === 0) return undefined;
  const [south, north] = ends(points.map(({ latitude }) => latitude));
  const [west, east] = ends(points.map(({ longitude }) => longitude));
  const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const high = ((north - south) / 2) * METRES_PER_DEGREE;
  const wide = ((east - west) / 2) * METRES_PER_DEGREE * narrowness(middle.latitude);
  return around(middle, Math.max(high, wide) * 1.2 + NEAREST);
}

function ends(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const cut = Math.floor(sorted.length / 20);
  return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
}

/** Reads an area from an address: `at=-7.61,110.82` and `half=600`. What makes no sense is no area. */
export function readArea(query: (name: string) => string | undefined): Area | undefined {
  const at = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(query("at") ?? "");
  const half = /^\d{1,7}$/.test(query("half") ?? "") ? Number(query("half")) : 0;
  if (!at || half === 0) return undefined;
  const [latitude, longitude] = [Number(at[1]), Number(at[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? around({ latitude, longitude }, half) : undefined;
}

/** The same as a part of an address. */
export function spellArea({ latitude, longitude, half }: Area): Readonly<Record<"at" | "half", string>> {
  return { at: `${latitude.toFixed(5)},${longitude.toFixed(5)}`, half: String(half) };
}
