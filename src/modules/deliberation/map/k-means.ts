import type { Points } from "./project.ts";

/** Which centre each point belongs to, and the centres. */
export type Clusters = { readonly of: Uint32Array; readonly centres: Points };

/** Below this no centre moves any more. */
const STILL = 0.01;

/** Step 7's k-means: from the given centres until they stand still, or `most` turns. Empty clusters are dropped. */
export function kMeans(points: Points, weights: Float64Array, seeds: Points, most: number): Clusters {
  let clusters: Clusters = { of: new Uint32Array(weights.length), centres: seeds };
  for (let turn = 0; turn < most; turn++) {
    const before = clusters.centres;
    clusters = moveOnce(points, weights, before);
    if (hardlyMoved(before, clusters.centres)) break;
  }
  return clusters;
}

/** One turn: each point to the nearest centre (of two as near, the later), each centre to the middle of its points. */
export function moveOnce(points: Points, weights: Float64Array, centres: Points): Clusters {
  const k = centres.length / 2;
  const of = new Uint32Array(weights.length);
  const sums = new Float64Array(k * 3);
  for (let point = 0; point < of.length; point++) {
    const x = points[point * 2] as number;
    const y = points[point * 2 + 1] as number;
    let nearest = 0;
    let best = Number.POSITIVE_INFINITY;
    for (let one = 0; one < k; one++) {
      const right = x - (centres[one * 2] as number);
      const up = y - (centres[one * 2 + 1] as number);
      const far = right * right + up * up;
      if (far > best) continue;
      nearest = one;
      best = far;
    }
    of[point] = nearest;
    const weight = weights[point] as number;
    sums[nearest * 3] = (sums[nearest * 3] as number) + weight * x;
    sums[nearest * 3 + 1] = (sums[nearest * 3 + 1] as number) + weight * y;
    sums[nearest * 3 + 2] = (sums[nearest * 3 + 2] as number) + weight;
  }
  const place = new Uint32Array(k);
  const moved: number[] = [];
  for (let one = 0; one < k; one++) {
    const weight = sums[one * 3 + 2] as number;
    if (!(weight > 0)) continue;
    place[one] = moved.length / 2;
    moved.push((sums[one * 3] as number) / weight, (sums[one * 3 + 1] as number) / weight);
  }
  return { of: of.map((one) => place[one] as number), centres: Float64Array.from(moved) };
}

function hardlyMoved(before: Points, after: Points): boolean {
  if (before.length !== after.length) return false;
  for (let at = 0; at < before.length; at += 2) {
    const right = (before[at] as number) - (after[at] as number);
    const up = (before[at + 1] as number) - (after[at + 1] as number);
    if (right * right + up * up >= STILL * STILL) return false;
  }
  return true;
}
