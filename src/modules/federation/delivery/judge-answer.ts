import { randomInt } from "node:crypto";

/** What came back for one activity sent to one inbox; no status when nobody answered. */
export type Answered = { readonly status?: number; readonly again?: number | undefined; readonly refusal?: string };

/**
 * What follows from it. `done`: it was taken. `given-up`: it never will be. `gone`: nobody lives at this inbox any more.
 * `inbox-later`: this inbox is tried again, others at that server go on. `host-later`: the whole server is left alone.
 */
export type Verdict =
  | { readonly kind: "done" }
  | { readonly kind: "given-up" | "gone"; readonly reason: string }
  | { readonly kind: "inbox-later" | "host-later"; readonly reason: string; readonly again: number | undefined };

export function judgeAnswer({ status, again, refusal }: Answered): Verdict {
  if (refusal !== undefined) return { kind: "given-up", reason: refusal };
  if (status === undefined) return { kind: "host-later", reason: "no answer", again };
  const reason = `status ${status}`;
  if (status >= 200 && status < 300) return { kind: "done" };
  if (status === 410) return { kind: "gone", reason };
  if (status >= 300 && status < 400) return { kind: "given-up", reason: `${reason}: a delivery follows no redirect` };
  // Blocked for a while, mended soon, or a proxy before a server that is being set up anew.
  if ([401, 403, 404].includes(status)) return { kind: "inbox-later", reason, again };
  if (status === 408 || status === 425 || status === 429) return { kind: "host-later", reason, again };
  if (status >= 400 && status < 500) return { kind: "given-up", reason };
  return { kind: "host-later", reason, again };
}

/** So often it is tried. */
export const MOST_TRIES = 20;
/** Minutes after each try that failed: at first soon, then more and more rarely, 7.6 days in all. */
const minutes = [1, 2, 5, 10, 20, 40, 80, 160, 320, 600, 900, 960, 960, 960, 960, 960, 1080, 1440, 1440];
/** A server may ask for rest, but not for ever. */
const LONGEST_REST = 86_400;

/**
 * Seconds until the next try after so many that failed; undefined when it was the last. What the other server asks for
 * counts when it is longer. Up to a tenth more by chance, so that not all come back at once.
 */
export function restAfter(failed: number, again = 0): number | undefined {
  const rest = minutes[failed - 1];
  if (rest === undefined || failed >= MOST_TRIES) return undefined;
  const seconds = Math.max(rest * 60, Math.min(again, LONGEST_REST));
  return seconds + randomInt(Math.ceil(seconds / 10));
}
