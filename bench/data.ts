import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { openPool } from "#platform/database";
import { startEmbeddedPostgres } from "#platform/embedded-postgres";
import { makeLog } from "#platform/log";
import { migrate } from "#platform/migrate";
import { bareTables } from "./bare-tables.ts";
import { makeHomes } from "./data-homes.ts";
import { makePeople } from "./data-people.ts";
import { makePosts } from "./data-posts.ts";
import { say } from "./say.ts";
import { scale } from "./size.ts";

const root = join(import.meta.dirname, "..");

/** For loading alone: nothing is forced to disk until the database stops. */
const hasty = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "20GB",
  checkpoint_timeout: "1h",
  autovacuum: "off",
  shared_buffers: "1GB",
  work_mem: "256MB",
  maintenance_work_mem: "1GB",
};

/**
 * A data folder with the made community: the one made earlier from the same generator and migrations, or a new one.
 * The same seed gives the same people, words and ties; only the clock ends when it was made, so that the newest posts are new.
 */
export async function findData(): Promise<string> {
  const hash = createHash("sha256").update(String(scale));
  const sources = [
    ...globSync("bench/{data*,size,words,bare-tables}.ts", { cwd: root }),
    ...globSync("migrations/*.sql", { cwd: root }),
  ].sort();
  for (const file of sources) hash.update(readFileSync(join(root, file)));
  const made = join(root, ".cache", `bench-${hash.digest("hex").slice(0, 12)}`);
  if (!existsSync(made)) await makeData(made);
  return made;
}

async function makeData(made: string): Promise<void> {
  const draft = `${made}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const embedded = await startEmbeddedPostgres({ dataDir: draft, log: makeLog("error"), settings: hasty });
  const pool = openPool(embedded.connection, 2, (error) => say(error.message));
  await migrate(pool, join(root, "migrations"));
  await pool.end();
  const client = new pg.Client(embedded.connection);
  await client.connect();
  const restore = await bareTables(client);
  await client.query(sleepingTriggers("disable"));
  for (const [what, make] of Object.entries({ people: makePeople, posts: makePosts, homes: makeHomes })) {
    say(`Making ${what} …`);
    await make(client);
  }
  say("Making what is searched …");
  await client.query(`insert into post_words select id, audience in ('public', 'local'), words_of_post(posts) from posts;
    insert into tags select distinct tag from post_tags`);
  await client.query("drop schema bench cascade");
  say("Indexes and keys …");
  await restore();
  await client.query(sleepingTriggers("enable"));
  await client.query("update accounts set name = name");
  say("Vacuum …");
  await client.query("vacuum (analyze)");
  await client.end();
  await embedded.stop();
  renameSync(draft, made);
  say("Made.");
}

/** What follows from each row is done in one go afterwards: while keys are away it could not be kept once. */
const sleepingTriggers = (how: "disable" | "enable") =>
  ["accounts", "posts", "post_tags"].map((table) => `alter table ${table} ${how} trigger user`).join(";");
