/** A push is tried so often, and after each failure it waits longer. */
const TRIES = 4;
const WAIT_MS = 60_000;
/** A device whose push service fails so often in a row is forgotten. */
export const MOST_FAILURES = 20;
/** How long a push service keeps what it cannot deliver: a phone may be off for a day. */
export const TTL_SECONDS = 86_400;

/** When a push that was not taken is tried again; undefined when that is of no use, or after the last try. */
export function afterFailure(status: number, tries: number, now: Date): Date | undefined {
  if (status >= 400 && status < 500 && status !== 429) return undefined;
  return tries + 1 < TRIES ? new Date(now.getTime() + WAIT_MS * 5 ** tries) : undefined;
}
