import { kMeans } from "./k-means.ts";
import type { Points } from "./project.ts";

/** Few points that stand for all: which one each belongs to, where they are, and how many people stand there. */
export type BaseClusters = { readonly of: Uint32Array; readonly centres: Points; readonly sizes: Float64Array };

const [MOST, TURNS] = [100, 100];

/**
 * Step 7: at most a hundred clusters of people who stand close together. Where everybody fits, each place is its own. Otherwise
 * k-means from places as far from each other as can be, so that nothing depends on who came first.
 */
export function baseClusters(points: Points): BaseClusters {
  const { of, places, sizes } = distinct(points);
  if (sizes.length <= MOST) return { of, centres: places, sizes };
  const found = kMeans(places, sizes, farApart(places, farthest(places, middle(places, sizes)), MOST), TURNS);
  const counts = new Float64Array(found.centres.length / 2);
  for (const [place, cluster] of found.of.entries())
    counts[cluster] = (counts[cluster] as number) + (sizes[place] as number);
  return { of: of.map((place) => found.of[place] as number), centres: found.centres, sizes: counts };
}

/** The places where anybody stands, from left to right and from below, whatever the order of people. */
function distinct(points: Points) {
  const [x, y] = [(at: number) => points[at * 2] as number, (at: number) => points[at * 2 + 1] as number];
  const order = Uint32Array.from({ length: points.length / 2 }, (_, at) => at).sort(
    (a, b) => x(a) - x(b) || y(a) - y(b) || a - b,
  );
  const of = new Uint32Array(order.length);
  const places: number[] = [];
  const sizes: number[] = [];
  for (const at of order) {
    if (sizes.length === 0 || places.at(-2) !== x(at) || places.at(-1) !== y(at)) {
      places.push(x(at), y(at));
      sizes.push(0);
    }
    of[at] = sizes.length - 1;
    sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
  }
  return { of, places: Float64Array.from(places), sizes: Float64Array.from(sizes) };
}

/** So many places: the given one, then each time the one farthest from all chosen. */
export function farApart(points: Points, first: number, many: number): Points {
  const chosen = new Float64Array(many * 2);
  const gap = new Float64Array(points.length / 2).fill(Number.POSITIVE_INFINITY);
  let next = first;
  for (let turn = 0; turn < many; turn++) {
    const x = points[next * 2] as number;
    const y = points[next * 2 + 1] as number;
    chosen[turn * 2] = x;
    chosen[turn * 2 + 1] = y;
    for (let at = 0; at < gap.length; at++) {
      const right = (points[at * 2] as number) - x;
      const up = (points[at * 2 + 1] as number) - y;
      gap[at] = Math.min(gap[at] as number, right * right + up * up);
      if ((gap[at] as number) > (gap[next] as number)) next = at;
    }
  }
  return chosen;
}

function farthest(points: Points, [x, y]: readonly [number, number]): number {
  let [found, most] = [0, -1];
  for (let at = 0; at < points.length / 2; at++) {
    const far = Math.hypot((points[at * 2] as number) - x, (points[at * 2 + 1] as number) - y);
    if (far > most) [found, most] = [at, far];
  }
  return found;
}

function middle(points: Points, weights: Float64Array): [number, number] {
  let [x, y, all] = [0, 0, 0];
  for (const [at, weight] of weights.entries()) {
    x += weight * (points[at * 2] as number);
    y += weight * (points[at * 2 + 1] as number);
    all += weight;
  }
  return [x / all, y / all];
}
