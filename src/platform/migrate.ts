import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import type pg from "pg";

/** Any number; it keeps two servers from migrating one database at once. */
const MIGRATION_LOCK = 7_426_001;

/**
 * Brings the database up to date: each file of `folder` once, in the order of its name, each in its own
 * transaction together with the note that it ran; so it may be killed anywhere and run again.
 * Returns the names of the files it ran. Throws when the database knows a file we lack (an older program).
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const ran = await runFiles(client, folder);
    await runMigrations({ pgPool: pool });
    return ran;
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    client.release(true);
  }
}

async function runFiles(client: pg.PoolClient, folder: string): Promise<string[]> {
  await client.query(
    "create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())",
  );
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const { rows } = await client.query<{ name: string }>("select name from migrations");
  const done = new Set(rows.map((row) => row.name));
  const unknown = [...done].find((name) => !files.includes(name));
  if (unknown) {
    throw new Error(`The database was made by a newer Gaung (it knows ${unknown}); start that version instead.`);
  }
  const ran: string[] = [];
  for (const name of files.filter((file) => !done.has(file))) {
    const text = await readFile(join(folder, name), "utf8");
    await client.query("begin");
    try {
      await client.query(text);
      await client.query("insert into migrations (name) values ($1)", [name]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    ran.push(name);
  }
  return ran;
}
