/** How much is asked of other servers for one conversation or one person. */
export const threadLimits = {
  /** Documents asked of one server. */
  perHost: 20,
  /** Pages of one collection, and the time all of them may take. */
  pages: 10,
  milliseconds: 5000,
  /** Addresses taken from one collection. */
  items: 100,
  /** Posts that are missing above one another. */
  above: 20,
  /** Posts whose answers are asked for. */
  asked: 5,
  /** Latest posts of somebody who is newly followed. */
  latest: 20,
} as const;

/** How much is read of one collection. */
export type ReadLimits = Readonly<Record<"perHost" | "pages" | "milliseconds" | "items", number>>;

/** Counts what was asked of each server, so that none is asked for too much by one who opens a page. */
export type Budget = Map<string, number>;

/** Whether one more document may be asked of the server of this address; it then counts. */
export function spend(budget: Budget, uri: string, most: number = threadLimits.perHost): boolean {
  const host = URL.parse(uri)?.host;
  if (!host) return false;
  const spent = budget.get(host) ?? 0;
  if (spent >= most) return false;
  budget.set(host, spent + 1);
  return true;
}
