import { eigenPair } from "./tridiagonal.ts";
import { add, dot, length, normalise } from "./vectors.ts";

/** Steps before the search begins anew from the best vector so far, and how often it may. */
const [STEPS, ROUNDS] = [240, 40];
/** What is left over, as a share of the eigenvalue, when a vector is good enough. */
const ENOUGH = 1e-14;
/** Of what the matrix does to a vector, less than this is rounding. */
const NOTHING = 1e-14;
/** A part of chance in the start, so that a direction which has overtaken the last one is found. */
const CHANCE = 1e-3;

/** `next` is a first idea of the vector that comes after it. */
export type Top = { readonly value: number; readonly vector: Float64Array; readonly next?: Float64Array | undefined };

/**
 * The eigenvector of the largest eigenvalue of a symmetric matrix without negative eigenvalues, known only by what it does to
 * a vector (`apply` adds to its second argument). Those in `against` are taken out. Lanczos' method with full
 * orthogonalisation (Golub and Van Loan, 10.1): as exact as the numbers allow. `start` may be the answer of last time.
 */
export function topVector(
  apply: (vector: Float64Array, into: Float64Array) => void,
  size: number,
  start: Float64Array | undefined,
  against: readonly Float64Array[],
): Top {
  let top: Top = { value: 0, vector: begin(size, start) };
  for (let round = 0; round < ROUNDS; round++) {
    const found = search(top.vector);
    top = found;
    if (found.isEnough) break;
  }
  return top;

  function search(from: Float64Array): Top & { readonly isEnough: boolean } {
    const basis: Float64Array[] = [];
    const diagonal: number[] = [];
    const beside: number[] = [];
    /** What little is left of a vector after it was cleared is mostly rounding, so that is cleared again. */
    const clear = (one: Float64Array) => {
      for (let before = Number.POSITIVE_INFINITY, left = length(one); left > 0 && left < before / 2; ) {
        before = left;
        for (const known of against) add(one, -dot(one, known), known);
        for (const known of basis) add(one, -dot(one, known), known);
        left = length(one);
      }
    };
    let next = Float64Array.from(from);
    clear(next);
    if (!(normalise(next) > 0)) return { value: 0, vector: new Float64Array(size), isEnough: true };
    const most = Math.min(STEPS, size - against.length);
    let scale = 0;
    for (let check = 4; ; ) {
      const made = new Float64Array(size);
      apply(next, made);
      const own = dot(made, next);
      scale = Math.max(scale, length(made));
      add(made, -own, next);
      const before = basis.at(-1);
      if (before) add(made, -(beside.at(-1) ?? 0), before);
      basis.push(next);
      diagonal.push(own);
      clear(made);
      const left = normalise(made);
      const isExhausted = basis.length >= size - against.length || !(left > scale * NOTHING);
      if (basis.length >= check || basis.length >= most || isExhausted) {
        const { value, vector } = eigenPair(diagonal, beside, 0);
        const isEnough = isExhausted || left * Math.abs(vector.at(-1) ?? 0) <= ENOUGH * value;
        if (isEnough || basis.length >= most) {
          const second = basis.length > 1 ? combine(eigenPair(diagonal, beside, 1).vector, basis) : undefined;
          return { value, vector: combine(vector, basis), next: second, isEnough };
        }
        check = basis.length + Math.max(4, basis.length >> 3);
      }
      beside.push(left);
      next = made;
    }
  }

  function combine(parts: readonly number[], basis: readonly Float64Array[]): Float64Array {
    const whole = new Float64Array(size);
    for (const [at, one] of basis.entries()) add(whole, parts[at] ?? 0, one);
    normalise(whole);
    return whole;
  }
}

/** The vector of last time with a little chance in it, or chance alone; the same chance each time (xorshift). */
function begin(size: number, start: Float64Array | undefined): Float64Array {
  let state = 2_463_534_242;
  const chance = new Float64Array(size).map(() => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  });
  normalise(chance);
  if (start?.length !== size) return chance;
  const vector = Float64Array.from(start);
  add(vector, CHANCE, chance);
  return vector;
}
