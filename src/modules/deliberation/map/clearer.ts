import type { Points } from "./project.ts";
import { standing } from "./silhouette.ts";

/** Groups of base clusters, and how clearly they are apart. */
export type Grouping = { readonly of: Uint32Array; readonly groups: number; readonly clearness: number };

/** Less than this is no gain, only rounding. */
export const GAIN = 1e-9;
const TURNS = 200;

/** Distances between all points, row by row. */
export function distances(points: Points): Float64Array {
  const n = points.length / 2;
  const far = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      far[a * n + b] = Math.hypot(
        (points[a * 2] as number) - (points[b * 2] as number),
        (points[a * 2 + 1] as number) - (points[b * 2 + 1] as number),
      );
  return far;
}

/** The silhouette of people who stand where their base cluster is. */
export function clearnessOf(far: Float64Array, sizes: Float64Array, of: Uint32Array, groups: number): number {
  return new Standing(far, sizes, of, groups).clearness(-1, 0);
}

/**
 * Moves one base cluster at a time to another group, each time the one that makes the groups clearer by most, until none does.
 * No group gets fewer people than `least`.
 */
export function clearer(far: Float64Array, sizes: Float64Array, from: Grouping, least: number): Grouping {
  const now = new Standing(far, sizes, from.of, from.groups);
  let best = from.clearness;
  for (let turn = 0; turn < TURNS; turn++) {
    let [point, to, most] = [-1, 0, best + GAIN];
    for (let at = 0; at < sizes.length; at++) {
      if ((now.heavy[now.of[at] as number] as number) - (sizes[at] as number) < least) continue;
      for (let group = 0; group < from.groups; group++) {
        if (group === now.of[at]) continue;
        const value = now.clearness(at, group);
        if (value > most) [point, to, most] = [at, group, value];
      }
    }
    if (point < 0) break;
    now.move(point, to);
    best = most;
  }
  return { of: now.of, groups: from.groups, clearness: best };
}

/** Keeps the sums of distances from each point to each group while points move between groups. */
class Standing {
  readonly of: Uint32Array;
  readonly heavy: Float64Array;
  readonly #away: Float64Array;
  readonly #far: Float64Array;
  readonly #sizes: Float64Array;

  constructor(far: Float64Array, sizes: Float64Array, of: Uint32Array, groups: number) {
    this.of = Uint32Array.from(of);
    this.heavy = new Float64Array(groups);
    this.#away = new Float64Array(sizes.length * groups);
    this.#far = far;
    this.#sizes = sizes;
    for (const [at, group] of of.entries()) this.#put(at, group, 1);
  }

  #put(point: number, group: number, sign: number): void {
    const weight = sign * (this.#sizes[point] as number);
    const [n, groups] = [this.#sizes.length, this.heavy.length];
    this.heavy[group] = (this.heavy[group] as number) + weight;
    for (let at = 0; at < n; at++)
      this.#away[at * groups + group] =
        (this.#away[at * groups + group] as number) + weight * (this.#far[at * n + point] as number);
  }

  move(point: number, to: number): void {
    this.#put(point, this.of[point] as number, -1);
    this.#put(point, to, 1);
    this.of[point] = to;
  }

  /** The silhouette as it would be with `moved` in group `to`; as it is for -1. */
  clearness(moved: number, to: number): number {
    const [n, groups] = [this.#sizes.length, this.heavy.length];
    const from = moved < 0 ? 0 : (this.of[moved] as number);
    const weight = moved < 0 ? 0 : (this.#sizes[moved] as number);
    const heavy = Float64Array.from(this.heavy);
    heavy[from] = (heavy[from] as number) - weight;
    heavy[to] = (heavy[to] as number) + weight;
    const away = new Float64Array(groups);
    let [sum, people] = [0, 0];
    for (let at = 0; at < n; at++) {
      for (let group = 0; group < groups; group++) away[group] = this.#away[at * groups + group] as number;
      const shift = weight && weight * (this.#far[at * n + moved] as number);
      away[from] = (away[from] as number) - shift;
      away[to] = (away[to] as number) + shift;
      sum += (this.#sizes[at] as number) * standing(away, heavy, at === moved ? to : (this.of[at] as number));
      people += this.#sizes[at] as number;
    }
    return people > 0 ? sum / people : 0;
  }
}
