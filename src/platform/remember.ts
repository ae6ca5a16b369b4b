/** Something read often that changes rarely, kept for a moment. */
export type Remembered<Value> = { readonly get: () => Promise<Value>; readonly forget: () => void };

/** Keeps what `load` gave for at most `milliseconds`; those who ask meanwhile wait for one load. `forget` after a write. */
export function remember<Value>(load: () => Promise<Value>, milliseconds: number): Remembered<Value> {
  let kept: { readonly value: Promise<Value>; readonly until: number } | undefined;
  return {
    get: () => {
      if (kept && kept.until > performance.now()) return kept.value;
      const value = load();
      value.catch(() => {
        kept = undefined;
      });
      kept = { value, until: performance.now() + milliseconds };
      return value;
    },
    forget: () => {
      kept = undefined;
    },
  };
}
