import { type BaseClusters, baseClusters, farApart } from "./base-clusters.ts";
import { clearer, clearnessOf, distances, GAIN, type Grouping } from "./clearer.ts";
import { kMeans } from "./k-means.ts";
import type { Points } from "./project.ts";
import { silhouette } from "./silhouette.ts";
import { type Steady, steadied } from "./steady.ts";

const [MOST_GROUPS, TURNS] = [5, 20];
/** Fewer people are no group of opinion: one who stands apart speaks for nobody, and nothing of so few is told. */
const FEWEST = 5;
/** Groups not made by k-means have so many of all people, and are taken when clearer by so much. */
const [SHARE, BETTER] = [0.1, 0.015];
/** Pairs of people looked at while choosing. */
const PAIRS = 4_000_000;

/** Groups of opinion of the people on the map: 0 is the largest. `base` are the dots they are drawn with, `groupOf` each dot's group. */
export type Groups = {
  readonly of: Uint32Array;
  readonly sizes: readonly number[];
  readonly base: BaseClusters;
  readonly groupOf: Uint32Array;
  /** For the next drawing. */
  readonly steady: Steady;
};

/**
 * Steps 7 to 9 in our own way, so that the same votes give the same groups, whatever came before and in whatever order they
 * stand: k-means from every base cluster as the first seed and the others as far away as can be, for 2 to 5 groups; of each number
 * the clearest in which no group is of fewer than five people; each made clearer by single moves. After earlier drawings (`before`) their number is kept for a while, where so many are still there
 * (steady.ts). docs/methods/opinion-maps.md says why.
 */
export function findGroups(points: Points, before?: Steady): Groups {
  const base = baseClusters(points);
  const dots = base.sizes.length;
  const far = distances(base.centres);
  const least = Math.max(FEWEST, SHARE * base.of.length);
  const found: Grouping[] = [];
  for (let k = 2; k <= Math.min(MOST_GROUPS, 2 + Math.floor(dots / 12), dots); k++)
    found.push(...clearestOf(k, base, far));
  const one: Grouping = { of: new Uint32Array(dots), groups: 1, clearness: 0 };
  const best = choose(found) ?? one;
  const steady = steadied(before, best.groups);
  const kept = steady.shown === best.groups ? best : choose(found.filter(({ groups }) => groups === steady.shown));
  return { ...number(base, kept ?? best), steady: kept ? steady : { ...steady, shown: best.groups } };

  function choose(some: readonly Grouping[]): Grouping | undefined {
    const best = clearestAmongPeople(some);
    const other = clearestAmongPeople(some.map((grouping) => clearer(far, base.sizes, grouping, least)));
    return other && other.clearness > (best?.clearness ?? 0) + BETTER ? other : best;
  }

  /** Base clusters make groups look a little clearer than people do: what is less clear even so need not be looked at. */
  function clearestAmongPeople(groupings: readonly Grouping[]): Grouping | undefined {
    let clearest: Grouping | undefined;
    for (const grouping of groupings.toSorted((a, b) => b.clearness - a.clearness)) {
      if (clearest && grouping.clearness < clearest.clearness) continue;
      const of = base.of.map((dot) => grouping.of[dot] as number);
      const clearness = silhouette(points, of, grouping.groups, PAIRS);
      if (!clearest || clearness > clearest.clearness + GAIN) clearest = { ...grouping, clearness };
    }
    return clearest;
  }
}

const better = (a: Grouping, b: Grouping) => (b.clearness > a.clearness + GAIN ? b : a);

/** The clearest of all that k-means finds with k groups of five people or more. */
function clearestOf(k: number, { centres, sizes }: BaseClusters, far: Float64Array): Grouping[] {
  let best: Grouping | undefined;
  const seen = new Set<string>();
  for (let first = 0; first < sizes.length; first++) {
    const { of, centres: found } = kMeans(centres, sizes, farApart(centres, first, k), TURNS);
    const key = of.join();
    if (found.length !== k * 2 || seen.has(key)) continue;
    seen.add(key);
    if (Math.min(...peopleIn(of, sizes, k)) < FEWEST) continue;
    const grouping = { of, groups: k, clearness: clearnessOf(far, sizes, of, k) };
    best = best ? better(best, grouping) : grouping;
  }
  return best ? [best] : [];
}

function peopleIn(of: Uint32Array, sizes: Float64Array, k: number): number[] {
  const people = Array.from({ length: k }, () => 0);
  for (const [dot, group] of of.entries()) people[group] = (people[group] as number) + (sizes[dot] as number);
  return people;
}

/** Numbers groups by their size; of two as large, the one further left and down comes first. */
function number(base: BaseClusters, { of, groups }: Grouping): Omit<Groups, "steady"> {
  const people = peopleIn(of, base.sizes, groups);
  const middle = Array.from({ length: groups }, () => [0, 0] as [number, number]);
  for (const [dot, group] of of.entries()) {
    const size = base.sizes[dot] as number;
    const sum = middle[group] as [number, number];
    for (const axis of [0, 1] as const) sum[axis] += size * (base.centres[dot * 2 + axis] as number);
  }
  const left = (group: number, axis: 0 | 1) => (middle[group]?.[axis] ?? 0) / (people[group] ?? 1);
  const order = [...people.keys()].sort(
    (a, b) => (people[b] ?? 0) - (people[a] ?? 0) || left(a, 0) - left(b, 0) || left(a, 1) - left(b, 1),
  );
  const groupOf = of.map((group) => order.indexOf(group));
  return {
    of: base.of.map((dot) => groupOf[dot] as number),
    sizes: order.map((group) => people[group] ?? 0),
    base,
    groupOf,
  };
}
