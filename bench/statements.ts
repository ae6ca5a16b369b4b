import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import { loadAssets } from "#platform/assets";
import { readConfig } from "#platform/config";
import { makeLog } from "#platform/log";
import type { Database } from "#platform/schema";
import { openStorage } from "#platform/storage/storage";
import { makeApp } from "../src/app.ts";
import type { Bench } from "./bench.ts";

export type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** Gives a way to learn which statements a page runs, by drawing it in this very process. */
export async function makeListener({
  server,
  pool,
}: Bench): Promise<(path: string, cookie?: string) => Promise<Statement[]>> {
  let heard: Statement[] = [];
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void heard.push({ text: query.sql, values: query.parameters }),
  });
  const config = readConfig({ BASE_URL: server.origin, DATA_DIR: server.dataDir });
  const ctx = {
    db,
    config: { ...config, secretKey: "a key for measuring, long enough" },
    log: makeLog("error"),
    storage: openStorage(config),
    now: () => new Date(),
    listeners: {},
  };
  const app = makeApp(ctx, await loadAssets(join(import.meta.dirname, "..")));
  return async (path, cookie) => {
    heard = [];
    const answer = await app.request(server.origin + path, { headers: cookie ? { cookie } : {} });
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
    return heard;
  };
}
