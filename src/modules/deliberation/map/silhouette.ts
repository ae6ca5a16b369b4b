import type { Points } from "./project.ts";

/** Pairs of people that are looked at, at most; of more people only some are judged, evenly chosen, but against all. */
const PAIRS = 100_000_000;

/**
 * How clearly groups are apart (Rousseeuw 1987), from -1 to 1: the mean over all people of (b - a) / max(a, b), where a is the
 * mean distance to the others of one's group and b to the nearest other group; 0 for who is alone in a group.
 * `of` may hold what is in no group: a number not below `groups`.
 */
export function silhouette(points: Points, of: ArrayLike<number>, groups: number, pairs = PAIRS): number {
  const inside = Uint32Array.from({ length: of.length }, (_, at) => at).filter((at) => (of[at] as number) < groups);
  const heavy = new Float64Array(groups);
  for (const at of inside) heavy[of[at] as number] = (heavy[of[at] as number] as number) + 1;
  const stride = Math.max(1, Math.ceil(inside.length ** 2 / pairs));
  const away = new Float64Array(groups);
  let [sum, judged] = [0, 0];
  for (let turn = 0; turn < inside.length; turn += stride) {
    const at = inside[turn] as number;
    measure(at);
    sum += standing(away, heavy, of[at] as number);
    judged++;
  }
  return judged > 0 ? sum / judged : 0;

  /** Sums of distances from one person to each group. */
  function measure(from: number): void {
    const x = points[from * 2] as number;
    const y = points[from * 2 + 1] as number;
    away.fill(0);
    for (let turn = 0; turn < inside.length; turn++) {
      const at = inside[turn] as number;
      const right = (points[at * 2] as number) - x;
      const up = (points[at * 2 + 1] as number) - y;
      const group = of[at] as number;
      away[group] = (away[group] as number) + Math.sqrt(right * right + up * up);
    }
  }
}

/** How well somebody stands in their own group: `away` sums the distances to each group, `heavy` counts its people. */
export function standing(away: Float64Array, heavy: Float64Array, own: number): number {
  const others = (heavy[own] as number) - 1;
  if (others <= 0) return 0;
  const a = (away[own] as number) / others;
  let b = Number.POSITIVE_INFINITY;
  for (let group = 0; group < heavy.length; group++) {
    const mass = heavy[group] as number;
    if (group !== own && mass > 0) b = Math.min(b, (away[group] as number) / mass);
  }
  const more = Math.max(a, b);
  return more > 0 && more < Number.POSITIVE_INFINITY ? (b - a) / more : 0;
}
