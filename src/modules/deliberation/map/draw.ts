import { centredValues, meansOf, type Out } from "./centre.ts";
import { type Components, componentsOf } from "./components.ts";
import { commonGround, groupConsensus } from "./consensus.ts";
import { faceOneWay } from "./facing.ts";
import { findGroups, type Groups } from "./find-groups.ts";
import { sumOf, type Tally, tallyVotes } from "./group-votes.ts";
import { placedRows } from "./placed.ts";
import { type Points, placesOf, projectParticipants } from "./project.ts";
import { representative, type Standpoint } from "./representative.ts";
import { silhouette } from "./silhouette.ts";
import type { Steady } from "./steady.ts";
import type { Votes } from "./votes.ts";

/** With fewer people no groups are claimed. */
export const FEWEST_PEOPLE = 15;
/** The group of a row that is in none. */
export const NO_GROUP = 0xffff;

export type Wishes = {
  readonly out: Out;
  /** Rows that were on the map before. */
  readonly placedBefore?: (row: number) => boolean;
  /** The components of last time, turned as they are: the search for the new ones begins there. */
  readonly last?: Components | undefined;
  /** What earlier drawings showed; without it groups are found from scratch. */
  readonly steady?: Steady | undefined;
  /** Groups taken as given instead of found: the group of each row, or NO_GROUP; and how many there are. */
  readonly given?: { readonly of: Uint16Array; readonly groups: number } | undefined;
};

/** All numbers of one opinion map; rows and columns are those of the votes. */
export type Drawing = {
  readonly votes: Votes;
  readonly out: Out;
  readonly means: Float64Array;
  readonly components: Components;
  readonly points: Points;
  readonly placed: Uint32Array;
  /** Undefined where groups were given, or too few people voted. */
  readonly found: Groups | undefined;
  /** The group of each row, or NO_GROUP. */
  readonly groupOf: Uint16Array;
  readonly tallies: readonly Tally[];
  readonly all: Tally;
  readonly silhouette: number;
  readonly consensus: Float64Array;
  readonly representative: readonly (readonly Standpoint[])[];
  readonly common: { readonly agree: readonly number[]; readonly disagree: readonly number[] };
};

/** Draws a map from votes: the specification's steps 2 to 14. */
export function drawMap(votes: Votes, { out, placedBefore, last, steady, given }: Wishes): Drawing {
  const means = meansOf(votes, out);
  const values = centredValues(means, out);
  const seen = componentsOf(votes, out, values, last);
  const projected = projectParticipants(votes, out, values, seen);
  const placed = placedRows(votes, projected, placedBefore);
  const { components, points } = faceOneWay(seen, projected, placed);
  const found =
    given || votes.participants.length < FEWEST_PEOPLE ? undefined : findGroups(placesOf(points, placed), steady);
  const groupOf = given?.of ?? new Uint16Array(votes.participants.length).fill(NO_GROUP);
  if (found) for (const [at, row] of placed.entries()) groupOf[row] = found.of[at] as number;
  const groups = given?.groups ?? found?.sizes.length ?? 0;
  const tallies = tallyVotes(votes, groupOf, groups);
  const [all = new Uint32Array(0)] = tallyVotes(votes, new Uint8Array(votes.participants.length), 1);
  const inGroups = sumOf(tallies, all.length);
  return {
    votes,
    out,
    means,
    components,
    points,
    placed,
    found,
    groupOf,
    tallies,
    all,
    silhouette: groups > 1 ? silhouette(points, groupOf, groups) : 0,
    consensus: groups > 0 ? groupConsensus(tallies, votes.statements.length) : new Float64Array(0),
    representative: tallies.map((own) => representative(own, inGroups, out)),
    common: commonGround(all, out),
  };
}
