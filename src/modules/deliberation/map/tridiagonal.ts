/**
 * An eigenvalue of a symmetric tridiagonal matrix and its vector, of length 1: the largest for rank 0, the next for rank 1.
 * `beside[i]` stands between i and i + 1. By bisection with Sturm's count, then inverse iteration from just above the value
 * (Golub and Van Loan, Matrix Computations, 8.4). For rank 0 the matrix is definite there, so that nothing needs pivots.
 */
export function eigenPair(diagonal: readonly number[], beside: readonly number[], rank: 0 | 1) {
  const size = diagonal.length;
  let reach = 0;
  for (const [at, value] of diagonal.entries())
    reach = Math.max(reach, Math.abs(value) + (beside[at - 1] ?? 0) + (beside[at] ?? 0));
  let [low, high] = [-reach, reach];
  for (let turn = 0; turn < 200; turn++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (countAbove(middle) <= rank) high = middle;
    else low = middle;
  }
  const tiny = reach * Number.EPSILON + Number.MIN_VALUE;
  let vector = diagonal.map(() => 1);
  for (let turn = 0; turn < 3; turn++) vector = solve(high + 4 * tiny, vector);
  return { value: high, vector };

  /** How many eigenvalues are above x. */
  function countAbove(x: number): number {
    let count = 0;
    let rest = 1;
    for (let at = 0; at < size; at++) {
      rest = x - (diagonal[at] ?? 0) - (at > 0 ? (beside[at - 1] ?? 0) ** 2 / rest : 0);
      if (rest === 0) rest = Number.EPSILON * reach;
      if (rest < 0) count++;
    }
    return count;
  }

  /** Solves (shift - matrix) y = right, and makes y of length 1. */
  function solve(shift: number, right: readonly number[]): number[] {
    const pivots: number[] = [];
    const y = [...right];
    for (let row = 0; row < size; row++) {
      const factor = row > 0 ? (beside[row - 1] ?? 0) / (pivots[row - 1] ?? 1) : 0;
      const pivot = shift - (diagonal[row] ?? 0) - factor * (beside[row - 1] ?? 0);
      pivots.push(Math.abs(pivot) < tiny ? tiny : pivot);
      y[row] = (y[row] ?? 0) + factor * (y[row - 1] ?? 0);
    }
    for (let row = size - 1; row >= 0; row--)
      y[row] = ((y[row] ?? 0) + (row < size - 1 ? (beside[row] ?? 0) * (y[row + 1] ?? 0) : 0)) / (pivots[row] ?? 1);
    const length = Math.hypot(...y);
    return y.map((value) => value / length);
  }
}
