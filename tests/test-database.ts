import pg from "pg";
import { embeddedUrl, startEmbeddedPostgres } from "#platform/embedded-postgres";
import { makeLog } from "#platform/log";
import { migrate } from "#platform/migrate";

/** Starts a database for tests, with a migrated one to copy from. Only here is nothing forced to disk, for speed. */
export async function startTestDatabase(
  dataDir: string,
  migrations: string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const embedded = await startEmbeddedPostgres({
    dataDir,
    log: makeLog("error"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  const connection = { ...embedded.connection, user: "postgres" };
  const server = new pg.Client(connection);
  await server.connect();
  await server.query("create database gaung_template");
  await server.end();
  const pool = new pg.Pool({ ...connection, database: "gaung_template" });
  await migrate(pool, migrations);
  await pool.end();
  return { url: embeddedUrl(connection), stop: () => embedded.stop() };
}
