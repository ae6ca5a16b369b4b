import { execFileSync } from "node:child_process";
import { realpathSync, rmSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { measureApi } from "./api.ts";
import { measureBareSql, measureEmptyHandler } from "./bare-sql.ts";
import { type Bench, prepare } from "./bench.ts";
import { findData } from "./data.ts";
import { measureFederationIn } from "./federation-in.ts";
import { measureFederationOut } from "./federation-out.ts";
import { type Figure, figure, median } from "./figure.ts";
import { measureHome } from "./home.ts";
import { measureNews } from "./news.ts";
import { measureOpinionMaps } from "./opinion-maps.ts";
import { measureOverload } from "./overload.ts";
import { measurePictures } from "./pictures.ts";
import { databaseMegabytes, residentMegabytes } from "./processes.ts";
import { measureFanOut, measurePublish } from "./publish.ts";
import { measureCommunity, measureProfile, measureThread } from "./reading.ts";
import { say } from "./say.ts";
import { measureSearch } from "./search.ts";
import { openPoolOf, type Server, startServer } from "./server.ts";
import { measureSignatures } from "./signatures.ts";
import { scale } from "./size.ts";

/** In this order; the newest posts are said before homes are read. */
const figures: Readonly<Record<string, (bench: Bench) => Promise<Figure[]>>> = {
  "fan-out": measureFanOut,
  empty: measureEmptyHandler,
  home: measureHome,
  api: measureApi,
  sql: measureBareSql,
  thread: measureThread,
  profile: measureProfile,
  community: measureCommunity,
  news: measureNews,
  search: measureSearch,
  pictures: measurePictures,
  "federation-in": measureFederationIn,
  signatures: measureSignatures,
  "opinion-maps": measureOpinionMaps,
  overload: measureOverload,
  publish: measurePublish,
  "federation-out": measureFederationOut,
};
const wanted = (process.env["BENCH_ONLY"] ?? Object.keys(figures).join(",")).split(",");

/** Measures everything on a copy of the made data, so that a second run meets the same. */
export async function measureAll() {
  const made = await findData();
  const dataDir = `${made}.run`;
  rmSync(dataDir, { recursive: true, force: true });
  say("Copying the data …");
  execFileSync("cp", ["-a", made, dataDir]);
  try {
    return await measureOn(realpathSync(dataDir));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureOn(dataDir: string) {
  const starts: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const server = await startServer(dataDir);
    starts.push(server.readyMs);
    await server.stop();
  }
  const server = await startServer(dataDir, (process.env["BENCH_NODE_OPTIONS"] ?? "").split(" ").filter(Boolean));
  const found: Figure[] = [
    figure("start-up until the first answer, median of 3", median(starts) / 1000, "s", { atMost: 3 }),
  ];
  await sleep(5000);
  found.push(...measureMemory(server, "idle", 200));
  const pool = await openPoolOf(dataDir, 4);
  try {
    const bench = await prepare(server, pool);
    found.push(...(await countRows(bench)));
    for (const [name, run] of Object.entries(figures)) if (wanted.includes(name)) found.push(...(await run(bench)));
    found.push(...compare(found), ...measureMemory(server, "after the load", 350));
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version') as version");
    return { machine: { ...describeMachine(), postgres: rows[0]?.version, scale }, figures: found };
  } finally {
    await pool.end();
    await server.stop();
  }
}

function measureMemory(server: Server, when: string, atMost: number): Figure[] {
  const [own, database] = [residentMegabytes(server.pid), databaseMegabytes(server)];
  return [
    figure(`memory of the server, ${when} (RSS)`, own, "MB", { atMost }),
    figure(`memory of PostgreSQL, ${when} (PSS)`, database, "MB"),
    figure(`memory of both, ${when}`, own + database, "MB", { atMost }),
  ];
}

async function countRows({ pool, readers, profiles }: Bench): Promise<Figure[]> {
  const { rows } = await pool.query<{ name: string; value: number; unit: string }>(`
    select 'database size' as name, pg_database_size(current_database()) / 1048576.0 as value, 'MB' as unit
    union all select relname, reltuples, 'rows' from pg_class where relname in ('accounts', 'posts', 'follows', 'home_entries', 'reactions', 'shares')`);
  return [
    ...rows.map(({ name, value, unit }) => figure(name, Number(value), unit)),
    figure("members measured", Math.min(200, readers.length), "people"),
    figure("profiles measured", profiles.length, "people"),
  ];
}

function compare(found: readonly Figure[]): Figure[] {
  const of = (name: string) => found.find(({ figure }) => figure === name)?.value;
  const [home, bare] = [of("home, signed in"), of("bare SQL of the home page")];
  return home && bare ? [figure("home / bare SQL", (100 * home) / bare, "%", { atLeast: 40 })] : [];
}

function describeMachine() {
  const all = cpus();
  return {
    date: new Date().toISOString(),
    cores: all.length,
    cpu: all[0]?.model,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}
