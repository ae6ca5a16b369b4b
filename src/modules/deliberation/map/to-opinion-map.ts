import { baseClusters } from "./base-clusters.ts";
import type { Drawing } from "./draw.ts";
import type { Tally } from "./group-votes.ts";
import type { OpinionGroup, OpinionMap, Place } from "./opinion-map.ts";
import { metaPriority, priority } from "./priority.ts";
import { extremities, placesOf } from "./project.ts";

/** What a statement's column is called outside, in the order of columns. */
export type Columns = readonly { readonly id: string; readonly isMeta: boolean }[];

/** A drawing as it is stored and shown: nothing in it about single people but where dots stand. */
export function toOpinionMap(drawing: Drawing, columns: Columns): OpinionMap {
  const { votes, found, out, tallies, all, components } = drawing;
  const idOf = (column: number) => columns[column]?.id ?? "";
  const counts = (tally: Tally) => Object.fromEntries(columns.map(({ id }, at) => [id, countsOf(tally, at)]));
  return {
    participants: votes.participants.length,
    placed: drawing.placed.length,
    votes: votes.column.length,
    statements: columns.map(({ id }) => id),
    out: columns.filter((_, at) => out[at]).map(({ id }) => id),
    means: Array.from(drawing.means, shorter),
    components: [Array.from(components[0], shorter), Array.from(components[1], shorter)],
    groups: (found?.sizes ?? []).map(
      (size, group): OpinionGroup => ({
        id: group,
        size,
        centre: centreOf(drawing, group),
        representative: (drawing.representative[group] ?? []).map(({ column, side, success, seen, isBestAgree }) => ({
          id: idOf(column),
          side,
          success,
          seen,
          isBestAgree,
        })),
        votes: counts(tallies[group] ?? new Uint32Array(0)),
      }),
    ),
    silhouette: drawing.silhouette,
    dots: dotsOf(drawing),
    totals: counts(all),
    consensus: found ? Object.fromEntries(columns.map(({ id }, at) => [id, shorter(drawing.consensus[at] ?? 0)])) : {},
    common: { agree: drawing.common.agree.map(idOf), disagree: drawing.common.disagree.map(idOf) },
  };
}

/** Step 15 for every column that is not left out, and for what is asked about who answers. */
export function prioritiesOf(
  { means, out, components, tallies, all }: Drawing,
  columns: Columns,
): Record<string, number> {
  const extremity = extremities(means, out, components);
  const sums = tallies.length > 0 ? tallies : [all];
  return Object.fromEntries(
    columns.flatMap(({ id, isMeta }, at) => {
      if (isMeta) return [[id, metaPriority]];
      if (out[at]) return [];
      const [agreed, disagreed, seen] = [0, 1, 2].map((which) =>
        sums.reduce((sum, tally) => sum + (tally[at * 3 + which] as number), 0),
      ) as [number, number, number];
      return [[id, shorter(priority([agreed, disagreed, seen], extremity[at] ?? 0))]];
    }),
  );
}

const countsOf = (tally: Tally, at: number) =>
  [tally[at * 3] ?? 0, tally[at * 3 + 1] ?? 0, tally[at * 3 + 2] ?? 0] as const;

/** Twelve digits are more than a map needs. */
const shorter = (value: number) => Number(value.toPrecision(12));

function centreOf({ points, groupOf }: Drawing, group: number): Place {
  let [x, y, count] = [0, 0, 0];
  for (const [row, of] of groupOf.entries()) {
    if (of !== group) continue;
    x += points[row * 2] as number;
    y += points[row * 2 + 1] as number;
    count++;
  }
  return [shorter(x / Math.max(count, 1)), shorter(y / Math.max(count, 1))];
}

/** Where nobody claims groups, people stand there all the same. */
function dotsOf({ found, points, placed }: Drawing): OpinionMap["dots"] {
  const { sizes, centres } = found?.base ?? baseClusters(placesOf(points, placed));
  return Array.from(sizes, (size, dot) => ({
    at: [shorter(centres[dot * 2] as number), shorter(centres[dot * 2 + 1] as number)] as const,
    size,
    group: found?.groupOf[dot] ?? null,
  }));
}
