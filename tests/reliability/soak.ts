import { readdir } from "node:fs/promises";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { FloodReport } from "./flood.ts";
import { openLedger } from "./ledger.ts";
import { memoryOf } from "./overload.ts";
import { openHouse } from "./restart-database.ts";
import { fairly } from "./server-process.ts";
import { startFlood } from "./start-flood.ts";
import { settleVillage } from "./village.ts";
import { startWriters } from "./writers.ts";

export type Soak = {
  /** Megabytes a minute of the whole process, by least squares over what came after the warm-up. */
  readonly slope: number;
  /** The same of what is still held when all garbage is collected: what leaks must show here. */
  readonly kept: number;
  readonly descriptors: readonly [number, number];
  /** Milliseconds by which the server's own work came late, at most in 999 of 1,000 cases. */
  readonly late: number;
  readonly reading: FloodReport;
  readonly written: number;
  readonly wrong: number;
  /** What the server said that begins with a complaint of something not awaited. */
  readonly unawaited: number;
};
/** Minutes, and megabytes. */
type Sample = readonly [number, number];
const READERS_A_SECOND = 15;

/** REL-18: about twenty requests a second for so many seconds after a warm-up, reading and writing, while memory and files are watched. */
export async function soak(t: TestContext, warmUp: number, seconds: number, preload: string): Promise<Soak> {
  const { dataDir, port, server } = await openHouse(t, preload);
  const database = { host: `${dataDir}/run`, port: 5432, user: "gaung", database: "gaung" };
  const village = await settleVillage(database, 50);
  let heard = "";
  server.child.stdout?.on("data", (part) => (heard += String(part)));
  server.child.stderr?.on("data", (part) => (heard += String(part)));
  const ledger = openLedger(village.people);
  const writing = startWriters(ledger, 1, [server.base], 200);
  const paths = ["/community", "/about", "/@warga_1", "/robots.txt"];
  const reading = startFlood({ port, paths, seconds: warmUp + seconds, connections: 20, rate: READERS_A_SECOND });
  const pid = server.child.pid ?? 0;
  const files = () => readdir(`/proc/${pid}/fd`).then((all) => all.length);
  await sleep(warmUp * 1000);
  heard = "";
  const first = await files();
  const samples: Sample[] = [];
  for (const began = performance.now(); performance.now() - began < (seconds - 2) * 1000; await sleep(500))
    samples.push([(performance.now() - began) / 60_000, await memoryOf(pid)]);
  const last = await files();
  await writing.stop();
  const readers = await reading;
  const late = Math.max(...[...heard.matchAll(/^late (\d+)$/gm)].map(([, ms]) => Number(ms)));
  const unawaited = heard.split("Something was not awaited").length - 1;
  const slope = slopeOf(lowest(samples));
  const held = [...heard.matchAll(/^kept (\d+) ([\d.]+)$/gm)].map(
    ([, ms, size]): Sample => [Number(ms) / 60_000, Number(size)],
  );
  const kept = slopeOf(held);
  const pause = Math.max(...[...heard.matchAll(/^paused (\d+)$/gm)].map(([, ms]) => Number(ms)));
  t.diagnostic(
    `${readers.accepted} read, ${ledger.acknowledged.length} written; kept ${kept.toFixed(2)} MB a minute over ${seconds} s at ${held.at(-1)?.[1].toFixed(1)} MB (${held.length} times, ${pause} ms at most); process ${slope.toFixed(2)} MB a minute at ${Math.round(samples.at(-1)?.[1] ?? 0)} MB; ${first} to ${last} descriptors; late ${late} ms (p99.9); fairly ×${fairly(1).toFixed(2)}`,
  );
  const wrong =
    readers.wrong + readers.refused + [...writing.tally.wrong.values()].reduce((sum, each) => sum + each, 0);
  return {
    slope,
    kept,
    descriptors: [first, last],
    late,
    reading: readers,
    written: ledger.acknowledged.length,
    wrong,
    unawaited,
  };
}

/** The lower edge: memory goes up and down with each collection, and only what stays after it can leak. */
function lowest(samples: readonly Sample[]): readonly Sample[] {
  const size = Math.max(1, Math.floor(samples.length / 12));
  return Array.from({ length: Math.floor(samples.length / size) }, (_, at) =>
    samples.slice(at * size, (at + 1) * size).reduce((low, each) => (each[1] < low[1] ? each : low)),
  );
}

function slopeOf(samples: readonly Sample[]): number {
  const mean = (at: 0 | 1) => samples.reduce((sum, each) => sum + each[at], 0) / samples.length;
  const [x, y] = [mean(0), mean(1)];
  const above = samples.reduce((sum, each) => sum + (each[0] - x) * (each[1] - y), 0);
  return above / samples.reduce((sum, each) => sum + (each[0] - x) ** 2, 0);
}
