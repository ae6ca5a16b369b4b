import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { checkLedger, type Findings } from "./check-ledger.ts";
import { openLedger } from "./ledger.ts";
import { fairly } from "./server-process.ts";
import { type Villager, withClient } from "./village.ts";
import { sendAgain, startWriters, type Tally } from "./writers.ts";

export type Battle = {
  readonly database: pg.ClientConfig;
  readonly village: { readonly reader: Villager; readonly people: readonly Villager[] };
  readonly bases: readonly string[];
  /** Each strikes and sees to it that all is well again, over and over, next to the others. @returns how long that took, in ms; undefined when it did not look. */
  readonly strikers: readonly (() => Promise<number | undefined>)[];
  /** At least so many strikes and acknowledged writes, within so many milliseconds. */
  readonly strikes: number;
  readonly writes: number;
  readonly patience: number;
  /** Makes all well at the end. */
  readonly settle: () => Promise<unknown>;
};
export type Report = Findings &
  Tally & {
    readonly strikes: number;
    readonly acknowledged: number;
    readonly doubtful: number;
    readonly recoveries: readonly number[];
    /** The longest of them, had the machine been ours alone. */
    readonly slowestFairly: number;
    /** Acknowledged writes that were answered otherwise when they were sent again at the end. */
    readonly otherwise: number;
    readonly seconds: number;
  };

const WRITERS = 20;
const SENT_AGAIN = 300;

/** Twenty people write while somebody strikes; then everything that was promised is looked for. */
export async function writeUnderFire(battle: Battle): Promise<Report> {
  const ledger = openLedger(battle.village.people);
  const forgiving = setInterval(
    () => void withClient(battle.database, (client) => client.query("delete from rate_limits")).catch(() => {}),
    2000,
  );
  const began = performance.now();
  const writing = startWriters(ledger, WRITERS, battle.bases);
  const recoveries: number[] = [];
  let slowestFairly = 0;
  let strikes = 0;
  const enough = () =>
    performance.now() - began > battle.patience ||
    (strikes >= battle.strikes && ledger.acknowledged.length >= battle.writes);
  const fight = async (strike: () => Promise<number | undefined>) => {
    while (!enough() && strikes < battle.strikes) {
      strikes++;
      const took = await strike();
      if (took === undefined) continue;
      recoveries.push(took);
      slowestFairly = Math.max(slowestFairly, fairly(took));
    }
  };
  try {
    await Promise.all(battle.strikers.map(fight));
    await battle.settle();
    while (!enough()) await sleep(100);
  } finally {
    await writing.stop();
    clearInterval(forgiving);
  }
  const otherwise = await sendAgain(ledger, battle.bases[0] ?? "", SENT_AGAIN);
  const findings = await withClient(battle.database, (client) => checkLedger(client, ledger, battle.village.reader));
  const { acknowledged, doubtful } = ledger;
  return {
    ...findings,
    ...writing.tally,
    strikes,
    acknowledged: acknowledged.length,
    doubtful: doubtful.length,
    recoveries,
    slowestFairly,
    otherwise,
    seconds: (performance.now() - began) / 1000,
  };
}

/** The figures, in one line for the log of the test. */
export function inWords(report: Report): string {
  const worst = Math.round(Math.max(0, ...report.recoveries));
  const wrong = [...report.wrong].map(([status, times]) => `${times} × ${status}`).join(", ") || "none";
  return `${report.acknowledged} acknowledged, ${report.strikes} strikes, ${report.lost.length} lost, ${report.doubled.length} doubled, ${report.miscounted.length} miscounted, ${report.doubtful} doubtful, ${report.otherwise} answered otherwise when sent again; ${report.resent} resent, ${report.busy} told to wait, wrong answers: ${wrong}; slowest recovery ${worst} ms (${Math.round(report.slowestFairly)} ms on a machine of its own), slowest request ${Math.round(report.slowest)} ms; ${Math.round(report.seconds)} s`;
}

/** Waits until the worker has done all that followed. @returns milliseconds, or undefined when it did not within `patience`. */
export async function emptyQueue(database: pg.ClientConfig, patience: number): Promise<number | undefined> {
  const began = performance.now();
  return withClient(database, async (client) => {
    while (performance.now() - began < patience) {
      const { rows } = await client.query<{ left: number }>(
        "select count(*)::integer as left from graphile_worker._private_jobs",
      );
      if (rows[0]?.left === 0) return performance.now() - began;
      await sleep(250);
    }
    return undefined;
  });
}

/** Posts that are missing on the home of one who follows everyone from the start: what a lost task leaves undone. */
export async function missingAtHome(database: pg.ClientConfig, reader: Villager): Promise<number> {
  return withClient(database, async (client) => {
    const { rows } = await client.query<{ missing: number }>(
      "select count(*)::integer as missing from posts where not exists (select from home_entries where account_id = $1 and post_id = posts.id)",
      [reader.id],
    );
    return rows[0]?.missing ?? -1;
  });
}
