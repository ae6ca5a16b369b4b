/** How many groups a map shows; and how many were the clearest in its last drawings, `times` in a row, counted up to four. */
export type Steady = { readonly shown: number; readonly best: number; readonly times: number };

/** Drawings in a row in which another number must have been the clearest. */
const ENOUGH = 4;

/**
 * Step 9's smoothing: the number of groups changes once another has been the clearest four drawings in a row; what was never drawn
 * takes it at once. Given the same history it is the same.
 */
export function steadied(before: Steady | undefined, best: number): Steady {
  const times = before?.best === best ? Math.min(before.times + 1, ENOUGH) : 1;
  return { shown: before && times < ENOUGH ? before.shown : best, best, times };
}
