import type { OpinionGroup, OpinionMap } from "../../map/opinion-map.ts";
import { SMALL } from "./rules.ts";
import { type Told, tell, type Votes } from "./share.ts";

/** Statements under each heading at most. */
const MOST = 5;
/** From here on a group is on one side. */
const CLEARLY = 0.6;
/** Between the groups that agree most and least, for a difference worth telling. */
const APART = 0.3;

export type Side = "agree" | "disagree";
/** A statement, what all who voted on it say, and what each group of opinion says, in the order of the map's groups. */
export type Finding = {
  readonly id: string;
  readonly all: Told | undefined;
  readonly groups: readonly (Told | undefined)[];
};
export type Shared = Finding & { readonly side: Side };
export type Said = { readonly id: string; readonly side: Side; readonly own: Told; readonly others: Told | undefined };

export const votesOf = (group: OpinionGroup, id: string): Votes => group.votes[id] ?? [0, 0, 0];
const isOut = (map: OpinionMap) => {
  const out = new Set(map.out);
  return (id: string) => out.has(id);
};

export function findingOf(map: OpinionMap, id: string): Finding {
  return {
    id,
    all: tell([map.totals[id] ?? [0, 0, 0]])[0],
    groups: tell(map.groups.map((group) => votesOf(group, id))),
  };
}

/**
 * What every group of opinion says alike: each at least three in five, those first on which all agree most (group-informed
 * consensus). Without groups: what most say, which is not the same and is told by other words.
 */
export function findAgreed(map: OpinionMap): Shared[] {
  const { agree, disagree } = map.common;
  if (map.groups.length === 0)
    return [
      ...agree.map((id) => ({ ...findingOf(map, id), side: "agree" as const })),
      ...disagree.map((id) => ({ ...findingOf(map, id), side: "disagree" as const })),
    ].filter(({ all }) => all);
  const left = isOut(map);
  const sides = map.statements
    .filter((id) => !left(id))
    .flatMap((id) =>
      (["agree", "disagree"] as const).map((side) => ({ id, side, ...weigh(map, id, side === "agree" ? 0 : 1) })),
    );
  return sides
    .filter(({ least }) => least >= CLEARLY)
    .sort((one, other) => other.together - one.together)
    .slice(0, MOST)
    .map(({ id, side }) => ({ ...findingOf(map, id), side }));
}

/** Step 11 for either side, and the share of the group that is least of this mind. */
function weigh(map: OpinionMap, id: string, side: 0 | 1): { together: number; least: number } {
  const groups = map.groups.map((group) => votesOf(group, id));
  const told = groups.filter(([, , seen]) => seen >= SMALL);
  return {
    together: groups.reduce((product, votes) => product * ((votes[side] + 1) / (votes[2] + 2)), 1),
    least: told.length < 2 ? 0 : Math.min(...told.map((votes) => votes[side] / votes[2])),
  };
}

/** What sets one group apart from the others (steps 12 and 13), where enough people voted for it to be told. */
export function findSaid(map: OpinionMap, group: OpinionGroup): Said[] {
  return group.representative.flatMap(({ id, side }) => {
    const rest = map.groups.filter((other) => other !== group).map((other) => votesOf(other, id));
    const others = rest.reduce<Votes>(
      (sum, votes) => [sum[0] + votes[0], sum[1] + votes[1], sum[2] + votes[2]],
      [0, 0, 0],
    );
    const [own, told] = tell([votesOf(group, id), others]);
    return own ? [{ id, side, own, others: told }] : [];
  });
}

/** Where groups of opinion are furthest apart. */
export function findDifferences(map: OpinionMap): Finding[] {
  const left = isOut(map);
  const spread = (id: string) => {
    const shares = map.groups.map((group) => votesOf(group, id)).filter(([, , seen]) => seen >= SMALL);
    const agreed = shares.map(([agreed, , seen]) => agreed / seen);
    return agreed.length < 2 ? 0 : Math.max(...agreed) - Math.min(...agreed);
  };
  return map.statements
    .filter((id) => !left(id))
    .map((id) => ({ id, apart: spread(id) }))
    .filter(({ apart }) => apart >= APART)
    .sort((one, other) => other.apart - one.apart)
    .slice(0, MOST)
    .map(({ id }) => findingOf(map, id));
}
