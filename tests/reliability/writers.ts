import { setTimeout as sleep } from "node:timers/promises";
import { type Ledger, nextWrite, undoing, type Write } from "./ledger.ts";
import { makeSender, type Sender } from "./sender.ts";

/** What the writers met with besides acknowledgements. */
export type Tally = {
  /** Sent again with the same key since nobody knows whether it was done. */
  resent: number;
  /** Told to come back later, properly. */
  busy: number;
  /** Any answer but 303, 429 and 503 with Retry-After, by status: what must not be. */
  readonly wrong: Map<number, number>;
  /** The longest any request took to be answered or cut off, in milliseconds. */
  slowest: number;
};

export type Writing = { readonly tally: Tally; readonly stop: () => Promise<void> };

/** Lets people write, each waiting for the answer before the next, and `pause` ms more. `stop` lets all find out what became of their last. */
export function startWriters(ledger: Ledger, count: number, bases: readonly string[], pause = 0): Writing {
  const tally: Tally = { resent: 0, busy: 0, wrong: new Map(), slowest: 0 };
  const stopping = new AbortController();
  const write = async () => {
    const sender = makeSender();
    while (!stopping.signal.aborted) {
      const first = nextWrite(ledger);
      const undo = Math.random() < 0.2 ? undoing(first) : undefined;
      if ((await insist(sender, first)) && undo) await insist(sender, undo);
      if (pause > 0) await sleep(pause);
    }
    sender.close();
  };

  /** Sends until there is an answer, to whichever server comes up. */
  const insist = async (sender: Sender, write: Write): Promise<boolean> => {
    for (const given = performance.now(); performance.now() - given < 90_000; ) {
      const began = performance.now();
      const base = bases[Math.floor(Math.random() * bases.length)] ?? "";
      const reply = await sender.post(base, write.path, write.by.cookie, write.fields).catch(() => undefined);
      tally.slowest = Math.max(tally.slowest, performance.now() - began);
      if (reply?.status === 303) {
        ledger.acknowledged.push({ ...write, location: reply.location });
        if (write.deed === "post") ledger.posts.push(reply.location.slice("/p/".length));
        return true;
      }
      if (!reply) tally.resent++;
      else if ([429, 503].includes(reply.status) && reply.retryAfter > 0) tally.busy++;
      else {
        tally.wrong.set(reply.status, (tally.wrong.get(reply.status) ?? 0) + 1);
        if (reply.status < 500) break;
      }
      await sleep(20 + Math.random() * 80);
    }
    ledger.doubtful.push(write);
    return false;
  };
  const all = Promise.all(Array.from({ length: count }, write));
  return {
    tally,
    stop: async () => {
      stopping.abort();
      await all;
    },
  };
}

/** Sends acknowledged writes once more with their keys. @returns how many were answered otherwise than the first time. */
export async function sendAgain(ledger: Ledger, base: string, count: number): Promise<number> {
  const sender = makeSender();
  let otherwise = 0;
  for (const { path, by, fields, location } of ledger.acknowledged
    .toSorted(() => Math.random() - 0.5)
    .slice(0, count)) {
    const reply = await sender.post(base, path, by.cookie, fields);
    if (reply.status !== 303 || reply.location !== location) otherwise++;
  }
  sender.close();
  return otherwise;
}
