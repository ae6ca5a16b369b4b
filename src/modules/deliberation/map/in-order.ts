/**
 * The one order of ids in which everything is summed, so that lines of a file in another order give the same numbers:
 * whole numbers by size, before all other words; these letter by letter.
 */
export function inOrder(a: string, b: string): number {
  const [first, second] = [isNumber(a), isNumber(b)];
  if (first !== second) return first ? -1 : 1;
  if (first && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

const isNumber = (id: string) => /^(0|[1-9]\d*)$/.test(id);
