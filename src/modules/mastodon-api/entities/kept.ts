import type { ApiAccount } from "./account.ts";

/** What stays in memory between requests: things made from one version of a row, by that version, so they cannot be wrong. */
export type Kept = {
  readonly accounts: Map<string, ApiAccount>;
  /** Figures of the whole community, for some minutes. */
  readonly figures: Map<string, { readonly value: Promise<unknown>; readonly until: number }>;
};

const MOST = 5000;

export const makeKept = (): Kept => ({ accounts: new Map(), figures: new Map() });

/** Puts something in; what came first goes when there is too much. */
export function keep<Value>(shelf: Map<string, Value>, key: string, value: Value): Value {
  shelf.set(key, value);
  const oldest = shelf.size > MOST ? shelf.keys().next().value : undefined;
  if (oldest !== undefined) shelf.delete(oldest);
  return value;
}
