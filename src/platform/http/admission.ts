import { monitorEventLoopDelay } from "node:perf_hooks";

/**
 * Who goes first when not all can go, and how long each may be asked to wait in milliseconds. Somebody whose session we
 * have seen to be good lately is `known`; a cookie nobody has looked at yet only `claims` it. `server`: other servers and what
 * they bring. `machine`: feeds, crawlers.
 */
const patience = {
  knownWrite: 1500,
  knownRead: 800,
  claimedWrite: 800,
  claimedRead: 500,
  guest: 300,
  server: 200,
  machine: 50,
} as const;
export type Rank = keyof typeof patience;
const ranks = Object.keys(patience) as Rank[];

/** So many at once always go through: enough to keep this process and the database busy. And never more than the second. */
const LEAST = 8;
const MOST = 128;
/** When what is ready to run in this process waits so long for its turn, fewer are let in; likewise when answers take so long. */
const LATE_MS = 10;
const SLOW_MS = 400;
/** Whoever runs so long waits for something slow. They stop counting, so that those who need not wait get by; so many of them at most. */
const LIMPING_MS = 1000;
const MOST_LIMPING = 112;
const TICK_MS = 50;
const RESOLUTION_MS = 10;

/** Called once when the work is done. */
export type Leave = () => void;
type Waiting = { readonly since: number; readonly isGone: () => boolean; readonly settle: (leave?: Leave) => void };

export type Admission = {
  /**
   * Lets in at once, or after a wait the rank can bear; `undefined` is a refusal. It is known at once whether the
   * wait would be too long, so a refusal takes no time.
   */
  readonly enter: (rank: Rank, isGone?: () => boolean) => Leave | undefined | Promise<Leave | undefined>;
  /** Whether `enter` would refuse now. */
  readonly isFull: (rank: Rank) => boolean;
};

/**
 * Decides how many requests run at once: as many as the machine answers without delay, found by measuring, since no
 * number is right for a small and a large machine. The rest wait in the order of their ranks or are refused.
 */
export function makeAdmission(now: () => number = () => performance.now()): Admission {
  const queues = Object.fromEntries(ranks.map((rank) => [rank, [] as Waiting[]])) as Record<Rank, Waiting[]>;
  const running = new Set<{ readonly since: number }>();
  let limping = 0;
  let limit = 8 * LEAST;
  let usual = 10;
  let hadToWait = false;
  let ticking: NodeJS.Timeout | undefined;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  const begin = (): Leave => {
    const one = { since: now() };
    running.add(one);
    ticking ??= startTicking();
    return () => {
      if (running.delete(one)) usual += 0.05 * (now() - one.since - usual);
      else limping--;
      letIn();
    };
  };
  const letIn = () => {
    while (running.size < limit) {
      const next = takeNext();
      if (!next) return;
      next.settle(begin());
    }
  };
  const takeNext = (): Waiting | undefined => {
    for (const rank of ranks) {
      for (let next = queues[rank].shift(); next; next = queues[rank].shift()) {
        if (!next.isGone()) return next;
        next.settle();
      }
    }
    return undefined;
  };
  const isFull = (rank: Rank) => {
    if (limping >= MOST_LIMPING) return true;
    if (running.size < limit) return false;
    let ahead = 1;
    for (const each of ranks) {
      ahead += queues[each].length;
      if (each === rank) break;
    }
    return (ahead * usual) / limit > patience[rank];
  };
  const startTicking = () => {
    delay.enable();
    return setInterval(tick, TICK_MS).unref();
  };
  const tick = () => {
    const late = delay.mean / 1e6 - RESOLUTION_MS;
    delay.reset();
    if (late > LATE_MS || usual > SLOW_MS) limit = Math.max(LEAST, Math.floor(limit * 0.9));
    else if (hadToWait) limit = Math.min(MOST, limit + 2);
    const at = now();
    for (const one of running) {
      if (at - one.since < LIMPING_MS || limping >= MOST_LIMPING) break;
      running.delete(one);
      limping++;
      usual += 0.05 * (LIMPING_MS - usual);
    }
    for (const rank of ranks) {
      while (queues[rank][0] && at - queues[rank][0].since > patience[rank]) queues[rank].shift()?.settle();
    }
    letIn();
    hadToWait = ranks.some((rank) => queues[rank].length > 0);
    if (running.size > 0 || limping > 0 || hadToWait) return;
    clearInterval(ticking);
    ticking = undefined;
    delay.disable();
  };

  return {
    isFull,
    enter: (rank, isGone = () => false) => {
      if (isFull(rank)) return undefined;
      if (running.size < limit) return begin();
      hadToWait = true;
      return new Promise((settle) => queues[rank].push({ since: now(), isGone, settle }));
    },
  };
}
