/** A share is called significant when z is above this: 90 of 100, on one side. */
export const CLEARLY = 1.2816;

/** Step 12: the share of those who took a side, drawn a little towards one half as long as few have seen the statement. */
export const share = (success: number, seen: number) => (success + 1) / (seen + 2);

/** Step 12: how far a share is from one half. */
export function propTest(success: number, seen: number): number {
  const n = seen + 1;
  return 2 * Math.sqrt(n) * ((success + 1) / n - 0.5);
}

/** Step 12: how far two shares are from each other. */
export function twoProp(success: number, otherSuccess: number, seen: number, otherSeen: number): number {
  const [s1, s2, n1, n2] = [success + 1, otherSuccess + 1, seen + 1, otherSeen + 1];
  const p = (s1 + s2) / (n1 + n2);
  return p === 1 ? 0 : (s1 / n1 - s2 / n2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
}

/** What the statistics say of one side of a statement, in one group against all others. */
export type Side = {
  readonly success: number;
  readonly seen: number;
  readonly share: number;
  readonly test: number;
  readonly ratio: number;
  readonly ratioTest: number;
};

/** `own` and `rest` are how many took the side and how many saw it, in the group and in all other groups together. */
export function sideOf(own: readonly [number, number], rest: readonly [number, number]): Side {
  const mine = share(...own);
  return {
    success: own[0],
    seen: own[1],
    share: mine,
    test: propTest(...own),
    ratio: mine / share(...rest),
    ratioTest: twoProp(own[0], rest[0], own[1], rest[1]),
  };
}
