/** What is asked about who answers, rather than about what they think. */
const META = 7 ** 2;

/**
 * Step 15: how much a statement should be asked next. What is new, what divides and what few pass on comes first.
 * `counts` are agreed, disagreed and seen over all groups; `extremity` as in step 6, 0 for a statement without a vote.
 */
export function priority([agreed, disagreed, seen]: readonly [number, number, number], extremity: number): number {
  const passes = (seen - agreed - disagreed + 1) / (seen + 2);
  const agrees = (agreed + 1) / (seen + 2);
  return ((1 - passes) * (extremity + 1) * agrees * (1 + 8 * 2 ** (-seen / 5))) ** 2;
}

export const metaPriority = META;
