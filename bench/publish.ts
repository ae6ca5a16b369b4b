import { setTimeout as sleep } from "node:timers/promises";
import { type Bench, someOf } from "./bench.ts";
import { type Figure, figure, median } from "./figure.ts";
import { measure } from "./load.ts";
import { say } from "./say.ts";

const body = (text: string) => new URLSearchParams({ text, audience: "public", language: "id" }).toString();
const headersOf = ({ server }: Bench, cookie: string) => ({
  cookie,
  origin: server.origin,
  "sec-fetch-site": "same-origin",
  "content-type": "application/x-www-form-urlencoded",
});

/** Two hundred people publish as fast as 20 connections can, then their followers' homes catch up. */
export async function measurePublish(bench: Bench): Promise<Figure[]> {
  const requests = someOf(bench).map(({ cookie }, turn) => ({
    method: "POST" as const,
    path: "/posts",
    headers: headersOf(bench, cookie),
    body: body(`Kabar ke-${turn} dari warga: air sudah mengalir lagi ke sawah atas. #panen`),
  }));
  const before = await count(bench, "select count(*) as it from posts");
  const speed = await measure(bench.server.origin, requests, 303, async () => {
    await settle(bench);
    await bench.pool.query("truncate rate_limits");
  });
  const said = (await count(bench, "select count(*) as it from posts")) - before;
  const behind = await count(bench, "select count(*) as it from graphile_worker._private_jobs");
  const seconds = await settle(bench);
  say(`${said} posts said`);
  return [
    figure("publish", speed.perSecond, "requests/s"),
    figure("publish: p50", speed.p50, "ms"),
    figure("publish: p99", speed.p99, "ms"),
    figure("publish: posts not yet in homes after the last round", behind, "posts"),
    figure("publish: time until they are", seconds, "s"),
  ];
}

/** Someone with 10,000 followers says something, with nothing else going on. */
export async function measureFanOut(bench: Bench): Promise<Figure[]> {
  const { speaker, pool, server } = bench;
  const followers = await count(
    bench,
    "select count(*) as it from follows where state = 'accepted' and followee_id = $1",
    [speaker.id],
  );
  const reached =
    "select count(*) as it from follows join home_entries on account_id = follower_id and post_id = $2 where followee_id = $1 and state = 'accepted'";
  const answers: number[] = [];
  const arrivals: number[] = [];
  for (let turn = 0; turn < 12; turn++) {
    await settle(bench);
    await pool.query("truncate rate_limits");
    await sleep(300);
    const begun = performance.now();
    const answer = await fetch(`${server.origin}/posts`, {
      method: "POST",
      headers: headersOf(bench, speaker.cookie),
      body: body(`Pengumuman ${turn}: rapat desa malam ini, jam delapan.`),
      redirect: "manual",
    });
    await answer.arrayBuffer();
    answers.push(performance.now() - begun);
    const id = answer.headers.get("location")?.split("/").at(-1) ?? "";
    const someone = bench.readers[turn]?.id;
    while (
      (await count(bench, "select count(*) as it from home_entries where account_id = $1 and post_id = $2", [
        someone,
        id,
      ])) === 0
    )
      await sleep(5);
    while ((await count(bench, reached, [speaker.id, id])) < followers) await sleep(5);
    arrivals.push(performance.now() - begun);
  }
  say(
    `Answered after ${answers.map((ms) => ms.toFixed(0)).join(" ")} ms, in all homes after ${arrivals.map((ms) => ms.toFixed(0)).join(" ")} ms`,
  );
  const [warm, there] = [answers.slice(2), arrivals.slice(2)];
  return [
    figure("publish to 10,000: followers reached", followers, "homes"),
    figure("publish to 10,000: answered, median", median(warm), "ms", { atMost: 20 }),
    figure("publish to 10,000: answered, slowest of 10", Math.max(...warm), "ms"),
    figure("publish to 10,000: in every home, median", median(there) / 1000, "s", { atMost: 1 }),
    figure("publish to 10,000: in every home, slowest of 10", Math.max(...there) / 1000, "s", { atMost: 1 }),
  ];
}

/** Waits until no task is left; gives the seconds. */
async function settle(bench: Bench): Promise<number> {
  const begun = performance.now();
  while ((await count(bench, "select count(*) as it from graphile_worker._private_jobs where run_at <= now()")) > 0)
    await sleep(50);
  return (performance.now() - begun) / 1000;
}

async function count({ pool }: Bench, text: string, values: unknown[] = []): Promise<number> {
  return Number((await pool.query<{ it: string }>(text, values)).rows[0]?.it);
}
