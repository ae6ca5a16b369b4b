export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** Adds so many times `more` to `to`. */
export function add(to: Float64Array, times: number, more: Float64Array): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + times * (more[at] as number);
}

export const length = (vector: Float64Array) => Math.sqrt(dot(vector, vector));

/** Makes its length 1, and gives the length it had. What has no length stays as it is. */
export function normalise(vector: Float64Array): number {
  const before = length(vector);
  if (before > 0) for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / before;
  return before;
}
