import autocannon, { type Asked } from "autocannon";
import { median, percentile } from "./figure.ts";
import { say } from "./say.ts";

export const CONNECTIONS = 20;
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 3);
const WARM_UP_SECONDS = Math.min(3, SECONDS);

/** The median of the rounds; times in milliseconds. */
export type Speed = { readonly perSecond: number; readonly p50: number; readonly p99: number; readonly bytes: number };

/**
 * Asks as fast as 20 connections can, each going through all requests from another place of the list on.
 * @throws Error when anything is answered otherwise than with `status`.
 */
export async function measure(
  origin: string,
  requests: readonly Asked[],
  status = 200,
  between: () => Promise<void> = async () => {},
): Promise<Speed> {
  await between();
  await round(origin, requests, status, WARM_UP_SECONDS);
  const rounds: Speed[] = [];
  for (let index = 0; index < ROUNDS; index++) {
    await between();
    rounds.push(await round(origin, requests, status, SECONDS));
  }
  const speed = middle(rounds);
  say(
    `${requests[0]?.path} ${speed.perSecond.toFixed(0)}/s p50 ${speed.p50.toFixed(1)} p99 ${speed.p99.toFixed(1)} ms, ${speed.bytes.toFixed(0)} bytes`,
  );
  return speed;
}

async function round(origin: string, requests: readonly Asked[], status: number, duration: number): Promise<Speed> {
  let connection = 0;
  const times: number[] = [];
  const wrong = new Map<number, number>();
  let bytes = 0;
  const run = autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration,
    setupClient: (client) => {
      const from = Math.floor((connection++ * requests.length) / CONNECTIONS) % requests.length;
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
    },
  });
  const begun = performance.now();
  void run.on("response", (_client: unknown, code: number, size: number, time: number) => {
    if (code !== status) wrong.set(code, (wrong.get(code) ?? 0) + 1);
    bytes += size;
    times.push(time);
  });
  const { errors, timeouts } = await run;
  const seconds = (performance.now() - begun) / 1000;
  if (wrong.size > 0 || errors > 0 || timeouts > 0)
    throw new Error(
      `${requests[0]?.path}: ${errors} errors, ${timeouts} timeouts, answers ${JSON.stringify([...wrong])}`,
    );
  return {
    perSecond: times.length / seconds,
    p50: median(times),
    p99: percentile(times, 0.99),
    bytes: bytes / times.length,
  };
}

/** Does `work` 20 at a time for as long, without HTTP. */
export async function measureWork(work: (turn: number) => Promise<unknown>): Promise<Speed> {
  const rounds: Speed[] = [];
  for (let index = -1; index < ROUNDS; index++) {
    const begun = performance.now();
    const until = begun + (index < 0 ? WARM_UP_SECONDS : SECONDS) * 1000;
    const times: number[] = [];
    const worker = async (turn: number) => {
      for (let now = performance.now(); now < until; turn += 7) {
        await work(turn);
        times.push(performance.now() - now);
        now = performance.now();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => worker(at * 10)));
    if (index >= 0)
      rounds.push({
        perSecond: times.length / ((performance.now() - begun) / 1000),
        p50: median(times),
        p99: percentile(times, 0.99),
        bytes: 0,
      });
  }
  return middle(rounds);
}

function middle(rounds: readonly Speed[]): Speed {
  const of = (name: keyof Speed) => median(rounds.map((round) => round[name]));
  return { perSecond: of("perSecond"), p50: of("p50"), p99: of("p99"), bytes: of("bytes") };
}
