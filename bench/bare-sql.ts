import type pg from "pg";
import { type Bench, someOf } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";
import { measure, measureWork } from "./load.ts";
import { openPoolOf, startEmptyServer } from "./server.ts";
import { makeListener, type Statement } from "./statements.ts";

/** As many as the server has for the web. */
const WEB_CONNECTIONS = 16;

/** The statements of the home page alone, without HTTP or drawing: the most any server could do with this database. */
export async function measureBareSql(bench: Bench): Promise<Figure[]> {
  const listen = await makeListener(bench);
  const pages: Statement[][] = [];
  await listen("/", someOf(bench)[0]?.cookie);
  for (const { cookie } of someOf(bench))
    pages.push((await listen("/", cookie)).filter(({ text }) => !text.includes('from "community"')));
  const pool = await openPoolOf(bench.server.dataDir, WEB_CONNECTIONS);
  const speed = await measureWork(async (turn) => {
    for (const statement of pages[turn % pages.length] ?? []) await runOn(pool, statement);
  });
  await pool.end();
  return [
    figure("bare SQL of the home page", speed.perSecond, "pages/s"),
    figure("bare SQL of the home page: p50", speed.p50, "ms"),
    figure("bare SQL of the home page: p99", speed.p99, "ms"),
    figure("bare SQL of the home page: statements", pages[0]?.length ?? 0, "statements"),
  ];
}

/** As Kysely does: a connection for each statement, which `PreparingClient` prepares (it would not for `pool.query`). */
async function runOn(pool: pg.Pool, { text, values }: Statement): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(text, [...values]);
  } finally {
    client.release();
  }
}

/** An empty handler on the same HTTP server: what HTTP and the load generator leave of the machine. */
export async function measureEmptyHandler(): Promise<Figure[]> {
  const empty = await startEmptyServer();
  const speed = await measure(empty.origin, [{ path: "/" }]);
  await empty.stop();
  return [figure("empty handler", speed.perSecond, "requests/s"), figure("empty handler: p99", speed.p99, "ms")];
}
