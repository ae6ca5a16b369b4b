import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { type Bench, someOf } from "./bench.ts";
import { type Figure, figure, percentile } from "./figure.ts";
import { say } from "./say.ts";

const SIGNED = 1_000_000;
const STRUCK = 10_000;
const SIGNERS = 4000;
const SIGNING = { perSecond: 200, seconds: 15 } as const;
const READING = { perSecond: 20, seconds: 15 } as const;

/** A demand with a million signatures: its page, signing it, counting it again, and taking ten thousand out. */
export async function measureSignatures(bench: Bench): Promise<Figure[]> {
  const { pool, server } = bench;
  say("A million people sign …");
  const demand = await plantDemand(bench);
  const signers = await plantSigners(bench);
  await pool.query("truncate rate_limits");
  const path = `/demands/${demand}`;
  const readers = someOf(bench);
  const ofGuest = await atRate(READING, () => get(server.origin + path));
  const ofMember = await atRate(READING, (turn) => get(server.origin + path, readers[turn % readers.length]?.cookie));
  const alone: number[] = [];
  for (let turn = 0; turn < 200; turn++) alone.push(await timed(() => get(server.origin + path)));
  const oneByOne: number[] = [];
  for (let turn = 0; turn < 200; turn++)
    oneByOne.push(await timed(() => post(bench, `${path}/signature`, signers[SIGNERS - 300 - turn] ?? "")));
  const signing = await atRate(SIGNING, (turn) => post(bench, `${path}/signature`, signers[turn] ?? ""));
  const audit = await timed(() =>
    pool.query("select tier, sum(counted) from counted_signatures where demand_id = $1 group by tier", [demand]),
  );
  const { rows } = await pool.query(
    "select (select sum(counted) from signature_counts where demand_id = $1) - (select sum(counted) from counted_signatures where demand_id = $1) as difference",
    [demand],
  );
  return [
    figure("demand with 1,000,000 signatures: page for guests, p95", percentile(ofGuest, 0.95), "ms", { atMost: 20 }),
    figure("demand with 1,000,000 signatures: page for members, p95", percentile(ofMember, 0.95), "ms", { atMost: 20 }),
    figure("demand with 1,000,000 signatures: page for guests, one after the other, p50", percentile(alone, 0.5), "ms"),
    figure("sign, one after the other: p50", percentile(oneByOne, 0.5), "ms"),
    figure("sign, one after the other: p95", percentile(oneByOne, 0.95), "ms"),
    figure("sign at 200/s: p50", percentile(signing, 0.5), "ms"),
    figure("sign at 200/s: p95", percentile(signing, 0.95), "ms", { atMost: 20 }),
    figure(
      "sign at 200/s: refused for want of room",
      100 * (signing.filter((ms) => ms === Number.POSITIVE_INFINITY).length / signing.length),
      "%",
    ),
    figure("recount of 1,000,000 signatures by the audited query", audit / 1000, "s", { atMost: 10 }),
    figure("sums and audit differ after signing", Math.abs(Number(rows[0]?.difference)), "signatures", { atMost: 0 }),
    ...(await measureExport(bench, path)),
    figure("invalidation of 10,000 signatures", (await strike(bench, demand)) / 1000, "s", { atMost: 60 }),
  ];
}

async function measureExport({ server }: Bench, path: string): Promise<Figure[]> {
  const file = join(tmpdir(), `gaung-export-${process.pid}.json`);
  try {
    const fetched = await timed(async () => {
      const answer = await fetch(`${server.origin}${path}/signatures.json`);
      if (!answer.body) throw new Error("No export");
      await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file));
    });
    const counted = await timed(async () => {
      say(
        execFileSync(process.execPath, [join(import.meta.dirname, "..", "bin", "recount.ts"), file])
          .toString()
          .trim(),
      );
    });
    return [
      figure("export of 1,000,000 signatures, downloaded", fetched / 1000, "s"),
      figure("export of 1,000,000 signatures, counted again by npm run recount", counted / 1000, "s", { atMost: 10 }),
    ];
  } finally {
    rmSync(file, { force: true });
  }
}

async function plantDemand({ pool, speaker }: Bench): Promise<string> {
  const text = ["Perbaiki jembatan", "Jembatan putus.", "Bangun lagi."];
  const hash = createHash("sha256").update(JSON.stringify(text)).digest();
  const { rows } = await pool.query<{ id: string }>(
    `insert into demands (kind, tracking, author_id, title, what, ask, text_hash, goal)
      values ('petition', '7Q4XK2M9RD', $1, $2, $3, $4, $5, 2000000) returning id`,
    [speaker.id, ...text, hash],
  );
  const demand = rows[0]?.id ?? "";
  await pool.query(
    "insert into demand_versions (demand_id, version, title, what, ask, text_hash) values ($1, 1, $2, $3, $4, $5)",
    [demand, ...text, hash],
  );
  await withTime(pool, async (client) => {
    for (let part = 0; part < 20; part++)
      await client.query({
        text: `insert into signatures (id, demand_id, tier, state, version, mailbox, mail_host, name, shown, words, signed_at)
          select next_id(at), $1, 'email', 'valid', 1, sha256(n::text::bytea), case when n <= $4 then 'borongan.example' else 'surat.example' end,
            'Warga ke-' || n, n % 3 = 0, case when n % 9 = 0 then 'Anak saya lewat sana tiap pagi.' else '' end, at
          from generate_series($2::int, $3::int) n cross join lateral (select now() - n * interval '10 seconds' as at) moment`,
        values: [demand, (part * SIGNED) / 20 + 1, ((part + 1) * SIGNED) / 20, STRUCK],
      });
    await client.query("vacuum (analyze) signatures");
  });
  return demand;
}

/** Work that may take longer than a statement of the server may. */
async function withTime(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query({ text: "set statement_timeout = 0" });
    await work(client);
  } finally {
    client.release(true);
  }
}

/** People who have not signed yet, each with a session. */
async function plantSigners({ pool }: Bench): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    "insert into accounts (handle, name, created_at) select 'pendukung_' || n, 'Pendukung ' || n, now() - interval '9 days' from generate_series(1, $1::int) n returning id",
    [SIGNERS],
  );
  const secrets = rows.map(({ id }) => createHash("sha256").update(`signer ${id}`).digest("base64url"));
  await pool.query("insert into sessions (account_id, token_hash) select * from unnest($1::bigint[], $2::bytea[])", [
    rows.map(({ id }) => id),
    secrets.map((secret) => createHash("sha256").update(secret).digest()),
  ]);
  return secrets.map((secret) => `__Host-session=${secret}`);
}

async function strike({ pool }: Bench, demand: string): Promise<number> {
  return timed(async () => {
    const { rows } = await pool.query<{ id: string }>(
      `insert into signature_invalidations (demand_id, reason, chosen) values ($1, 'Percobaan', '{"mail_host":"borongan.example"}') returning id`,
      [demand],
    );
    const id = rows[0]?.id;
    await pool.query(
      "select graphile_worker.add_job('campaigns.invalidate-signatures', json_build_object('invalidationId', $1::text))",
      [id],
    );
    for (;;) {
      const { rows } = await pool.query("select counted, done_at from signature_invalidations where id = $1", [id]);
      if (rows[0]?.done_at) {
        if (rows[0].counted !== STRUCK) throw new Error(`${rows[0].counted} were taken out`);
        return;
      }
      await sleep(50);
    }
  });
}

/** Does `work` so many times a second whether earlier ones are done or not; the milliseconds each took, without end where refused. */
async function atRate(
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  work: (turn: number) => Promise<void>,
): Promise<number[]> {
  for (let turn = 0; turn < 40; turn++) await work(SIGNERS - 1 - turn);
  const begun = performance.now();
  return Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, turn) => {
      const due = begun + (turn * 1000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      const isDone = await work(turn).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refused) return false;
          throw error;
        },
      );
      return isDone ? performance.now() - due : Number.POSITIVE_INFINITY;
    }),
  );
}

/** The server had no room for it and said so at once. */
class Refused extends Error {}

async function get(address: string, cookie?: string): Promise<void> {
  const answer = await fetch(address, { headers: { "Accept-Encoding": "br", ...(cookie && { cookie }) } });
  const text = await answer.text();
  if (answer.status === 503) throw new Refused();
  if (answer.status !== 200 || !/1[.,]0\d\d[.,]\d{3}|999[.,]\d{3}|1[.,]000[.,]000/.test(text))
    throw new Error(`${address} was answered with ${answer.status}`);
}

async function post({ server }: Bench, path: string, cookie: string): Promise<void> {
  const answer = await fetch(server.origin + path, {
    method: "POST",
    headers: { cookie, origin: server.origin, "content-type": "application/x-www-form-urlencoded" },
    body: "words=",
    redirect: "manual",
  });
  await answer.arrayBuffer();
  if (answer.status === 503) throw new Refused();
  if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
