import type { OpinionMap, Place } from "../map/opinion-map.ts";
import type { Stand } from "./drawing/draw.ts";
import { LEAST_FOR_PLACE } from "./figures/rules.ts";

/** Somebody's votes by statement id: 1 agree, -1 disagree, 0 pass. */
export type OwnVotes = ReadonlyMap<string, number>;

/**
 * Where these votes put somebody on a map (the specification's step 5; statements left out count as a vote of everyone's),
 * and the group of the dot that is nearest. Undefined while they are too few to say.
 */
export function standOf(map: OpinionMap, votes: OwnVotes): Stand | undefined {
  if (votesMissing(map, votes) > 0) return undefined;
  const out = new Set(map.out);
  const at: [number, number] = [0, 0];
  let count = out.size;
  for (const [nth, id] of map.statements.entries()) {
    const vote = votes.get(id);
    if (vote === undefined || out.has(id)) continue;
    count++;
    const from = vote - (map.means[nth] ?? 0);
    at[0] += from * (map.components[0][nth] ?? 0);
    at[1] += from * (map.components[1][nth] ?? 0);
  }
  const stretch = Math.sqrt(map.statements.length / Math.max(count, 1));
  const place: Place = [at[0] * stretch, at[1] * stretch];
  return { at: place, group: nearest(map, place) };
}

/** Votes that somebody still has to cast to be on the map. */
export function votesMissing(map: OpinionMap, votes: OwnVotes): number {
  const out = new Set(map.out);
  const open = map.statements.filter((id) => !out.has(id));
  const cast = open.filter((id) => votes.has(id)).length;
  return Math.max(0, Math.max(1, Math.min(LEAST_FOR_PLACE, open.length)) - cast);
}

/** Whoever is on the map stands at their dot, or nearest to it. */
function nearest({ dots, groups }: OpinionMap, at: Place): number | null {
  if (groups.length === 0) return null;
  const away = dots.map(({ at: dot, group }) => ({ group, far: Math.hypot(at[0] - dot[0], at[1] - dot[1]) }));
  return away.sort((one, other) => one.far - other.far)[0]?.group ?? null;
}
