import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { FloodOrder, FloodReport } from "./flood.ts";
import { fairly, freePort, newFolder, removeFolder, startServer } from "./server-process.ts";
import { capacityLeft, startFlood } from "./start-flood.ts";
import { settleVillage, type Villager, withClient } from "./village.ts";

/** What one kind of asker met with. Times in milliseconds. */
export type Met = { asked: number; good: number; refused: number; readonly times: number[] };
export type Overload = {
  /** Pages a second when twenty-four ask one after the other, before and after; and at a third of it, p95. */
  readonly capacity: number;
  /** What is left of it where the crowd itself works on the same machine. */
  readonly left: number;
  readonly calm: FloodReport;
  readonly flood: FloodReport;
  readonly after: FloodReport;
  readonly writes: Met;
  readonly reads: Met;
  readonly health: Met;
  /** Megabytes the server held before, and at most. */
  readonly before: number;
  readonly most: number;
};

const ENOUGH = { Origin: "", "Accept-Language": "id" };

/** REL-13: finds what the server can do, offers it ten times as much with slow clients between, and looks how it does. */
export async function overload(t: TestContext, seconds: number, preload?: string): Promise<Overload> {
  const dataDir = await newFolder();
  const port = await freePort();
  const server = await startServer({ dataDir, port, ...(preload && { preload }) });
  t.after(() => server.kill("SIGKILL").then(() => removeFolder(dataDir)));
  await server.ready();
  const database = { host: `${dataDir}/run`, port: 5432, user: "gaung", database: "gaung" };
  const village = await settleVillage(database, 60);
  const paths = await withClient(database, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into posts (id, thread_id, author_id, text, html, audience, replies_count)
        select id, id, author, 'Kabar', '<p>Kabar untuk semua</p>', 'public', 30
        from (select next_id() as id, id as author from accounts where handle <> 'warga_0') made returning id`,
    );
    await client.query(
      `insert into posts (thread_id, in_reply_to_id, in_reply_to_author_id, author_id, text, html, audience)
        select thread_id, posts.id, author_id, (select min(id) from accounts), 'Jawaban', '<p>Jawaban ' || n || '</p>', 'public'
        from posts, generate_series(1, 30) n`,
    );
    await client.query("analyze");
    return rows.map(({ id }) => `/p/${id}`);
  });
  const flood = (order: Omit<FloodOrder, "port" | "paths">) => startFlood({ port, paths, ...order });
  const closed = { seconds: 4, connections: 24, rate: 0 };
  await flood({ ...closed, seconds: 3 });
  const first = await flood(closed);
  const calm = await flood({ seconds: 3, connections: 60, rate: first.perSecond / 3 });
  const before = await memoryOf(server.child.pid ?? 0);

  const over = new AbortController();
  const slow = slowClients(port);
  const met = startPeople(server.base, village.people, over.signal);
  let most = 0;
  const watching = setInterval(() => {
    void memoryOf(server.child.pid ?? 0).then((now) => (most = Math.max(most, now)));
  }, 250);
  const crowd = await flood({ seconds, connections: 1000, rate: first.perSecond * 10 });
  over.abort();
  await met.ended;
  clearInterval(watching);
  slow.close();
  await sleep(3000);
  const after = await flood({ seconds: 4, connections: 60, rate: first.perSecond / 3 });
  const second = await flood(closed);
  const capacity = Math.min(first.perSecond, second.perSecond);
  const { writes, reads, health } = met;
  const left = capacityLeft(capacity, first, crowd);
  return { capacity, left, calm, flood: crowd, after, writes, reads, health, before, most };
}

async function meet(met: Met, asked: Promise<{ status: number; retry: boolean }>): Promise<void> {
  const began = performance.now();
  const answer = await asked.catch(() => undefined);
  if (!answer) return;
  met.times.push(performance.now() - began);
  if (answer.status < 400) met.good++;
  if (answer.status === 503 && answer.retry) met.refused++;
}

/** Members who write and read, and whoever watches whether the server lives, while the crowd is there. */
function startPeople(base: string, people: readonly Villager[], over: AbortSignal) {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const pending = new Set<Promise<unknown>>();
  const every = (ms: number, met: Met, ask: (turn: number) => Promise<{ status: number; retry: boolean }>) => {
    const timer = setInterval(() => {
      const one = meet(met, ask(met.asked++));
      pending.add(one);
      void one.finally(() => pending.delete(one));
    }, ms);
    over.addEventListener("abort", () => clearInterval(timer));
    return met;
  };
  const nobody = (): Met => ({ asked: 0, good: 0, refused: 0, times: [] });
  const someone = (turn: number) => people[turn % people.length]?.cookie ?? "";
  const writes = every(150, nobody(), (turn) =>
    send(agent, base, "/posts", someone(turn), { text: `Kabar ${turn}`, key: randomBytes(12).toString("hex") }),
  );
  const reads = every(150, nobody(), (turn) => send(agent, base, "/", someone(turn + 30)));
  const health = every(100, nobody(), () => send(agent, base, "/health", ""));
  const ended = new Promise<void>((resolve) => {
    over.addEventListener("abort", () => void Promise.all(pending).then(() => resolve(agent.destroy())));
  });
  return { writes, reads, health, ended };
}

function send(agent: Agent, base: string, path: string, cookie: string, fields?: Record<string, string>) {
  return new Promise<{ status: number; retry: boolean }>((resolve, reject) => {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = {
      ...ENOUGH,
      Origin: base,
      ...(cookie && { Cookie: cookie }),
      ...(body && { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": Buffer.byteLength(body) }),
    };
    const sent = request(
      `${base}${path}`,
      { agent, headers, method: body ? "POST" : "GET", timeout: 15_000 },
      (answer) => {
        answer.on("error", reject);
        answer
          .resume()
          .on("end", () =>
            resolve({ status: answer.statusCode ?? 0, retry: answer.headers["retry-after"] !== undefined }),
          );
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("hanging"))).on("error", reject);
    sent.end(body);
  });
}

/** Forty who let the server wait: for the end of the headers, for the form, for anybody to read the answer, for anything. */
function slowClients(port: number): { readonly close: () => void } {
  const head = (start: string) => `${start} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
  const form =
    "Origin: http://127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\n";
  const begins = [head("GET /community"), head("POST /session") + form, `${head("GET /community")}\r\n`, ""];
  const sockets = Array.from({ length: 40 }, (_, at) => {
    const socket = connect(port, "127.0.0.1").on("error", () => {});
    socket.write(begins[at % 4] ?? "");
    if (at % 4 === 2) socket.pause();
    return socket;
  });
  const dripping = setInterval(() => {
    for (const [at, socket] of sockets.entries()) if (at % 4 < 2 && !socket.destroyed) socket.write("x");
  }, 300);
  return {
    close: () => {
      clearInterval(dripping);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** What a process holds of the machine's memory, in megabytes. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const part = ({ times }: Met, share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/**
 * What did not hold of what REL-13 promises, each with its figure; times as they would be with the machine to ourselves.
 * Short delays say more of the neighbours than of the server where others use the machine, so only a quiet one is held
 * to them in 95 of 100 cases, others in the half. The goals of 80 % and 100 ms hold for the long form; where the crowd
 * works on the same two cores 66 to 78 % and 82 to 102 ms were measured (docs/performance.md), and the short form
 * sees to it that it does not get much worse.
 */
export function broken(
  { left, calm, flood, after, writes, reads, health, before, most }: Overload,
  quiet: boolean,
): string[] {
  const refused = quiet ? flood.refusedP95 : flood.refusedP50;
  const alive = part(health, quiet ? 0.95 : 0.5);
  const within = (ms: number, most: number) => fairly(ms) <= most;
  const share = (met: Met) => met.good / met.asked;
  const promises: readonly [string, boolean, unknown][] = [
    [
      `goodput is at least ${quiet ? 80 : 50} % of what the server can do`,
      flood.perSecond >= (quiet ? 0.8 : 0.5) * left,
      flood.perSecond,
    ],
    ["who is let in is answered within 2 s (p99)", within(flood.acceptedP99, 2000), flood.acceptedP99],
    ["who is refused hears it within 50 ms", within(refused, 50), refused],
    ["nothing but pages and 503 with Retry-After", flood.wrong === 0, flood.wrong],
    ["memory stays below 1.5 times what it was, or 600 MB", most <= Math.max(600, 1.5 * before), most],
    [`/health answers within ${quiet ? 100 : 200} ms`, within(alive, quiet ? 100 : 200), alive],
    ["members' writes succeed, 95 of 100", share(writes) >= 0.95, share(writes)],
    ["members are served before guests", share(reads) > flood.accepted / flood.offered, share(reads)],
    ["writes are served before reads", share(writes) >= share(reads) - 0.02, share(writes)],
    ["afterwards all are served", after.refused + after.wrong === 0, after.refused],
    [
      "afterwards as fast as before",
      within(after.acceptedP95, Math.max(300, 1.5 * calm.acceptedP95)),
      after.acceptedP95,
    ],
  ];
  return promises.flatMap(([what, holds, found]) => (holds ? [] : [`${what}: ${String(found)}`]));
}

/** The figures, in one line for the log of the test. */
export function inWords({ capacity, left, flood, after, writes, reads, health, before, most }: Overload): string {
  const round = Math.round;
  return `capacity ${round(capacity)}/s; offered ${flood.offered} and ${flood.unsent} that found no connection; goodput ${round(flood.perSecond)}/s (${round((100 * flood.perSecond) / capacity)} %, ${round((100 * flood.perSecond) / left)} % of what the crowd left, which took ${flood.cores.toFixed(2)} cores itself), accepted p99 ${round(flood.acceptedP99)} ms, refused ${flood.refused} in p50 ${round(flood.refusedP50)} ms, p95 ${round(flood.refusedP95)} ms; members' writes ${writes.good}/${writes.asked}, reads ${reads.good}/${reads.asked}; /health ${health.good}/${health.asked}, p50 ${round(part(health, 0.5))} ms, p95 ${round(part(health, 0.95))} ms; memory ${round(before)} to ${round(most)} MB; afterwards p95 ${round(after.acceptedP95)} ms; fairly ×${fairly(1).toFixed(2)}`;
}
