import { mayBeTold, SMALL } from "./rules.ts";

/** How many of those who voted took a side: in tenths, or in a word where a number would tell of fewer than five people. */
export type Share = number | "all" | "none" | "almostAll" | "almostNone" | "most" | "some" | "half";
/** Agreed, disagreed, voted. */
export type Votes = readonly [agreed: number, disagreed: number, seen: number];
export type Told = { readonly agree: Share; readonly disagree: Share };

/**
 * What may be told of one statement in several groups of people whose sum is known. Of a group with fewer than five votes
 * nothing is; then the smallest of the others is told in words alone, or the missing one could be reckoned.
 */
export function tell(groups: readonly Votes[]): (Told | undefined)[] {
  const seen = groups.map(([, , seen]) => seen);
  const hides = seen.some((seen) => seen > 0 && seen < SMALL);
  const least = hides ? Math.min(...seen.filter((seen) => seen >= SMALL)) : 0;
  return groups.map((votes) => (votes[2] < SMALL ? undefined : tellOne(votes, hides, votes[2] === least)));
}

function tellOne([agreed, disagreed, seen]: Votes, hides: boolean, inWords: boolean): Told {
  const passes = mayBeTold(seen - agreed - disagreed);
  const tellSide = (count: number, isLarger: boolean): Share =>
    inWords || (!passes && !isLarger) ? inWord(count, seen, hides) : shareOf(count, seen, hides);
  return { agree: tellSide(agreed, agreed >= disagreed), disagree: tellSide(disagreed, disagreed > agreed) };
}

/** All and none are exact; where somebody is hidden they are not said either. */
function shareOf(count: number, seen: number, hides: boolean): Share {
  if (!mayBeTold(count) || !mayBeTold(seen - count)) return inWord(count, seen, hides);
  if (!hides && count === 0) return "none";
  if (!hides && count === seen) return "all";
  const tenths = Math.round((10 * count) / seen);
  if (tenths === 0) return "almostNone";
  return tenths === 10 ? "almostAll" : tenths;
}

function inWord(count: number, seen: number, hides: boolean): Share {
  const part = count / seen;
  if (!hides && count === 0) return "none";
  if (!hides && count === seen) return "all";
  if (part <= 0.1) return "almostNone";
  if (part < 0.45) return "some";
  if (part <= 0.55) return "half";
  return part < 0.9 ? "most" : "almostAll";
}
