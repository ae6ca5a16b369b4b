import { sql } from "kysely";
import { ConfigError } from "./config.ts";
import type { Context } from "./context.ts";

/**
 * Refuses a database that answers before it has written: a 2xx promises that a write is on disk.
 * @throws ConfigError naming the setting.
 */
export async function checkDurability(ctx: Context): Promise<void> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'server_version_num')`.execute(
    ctx.db,
  );
  for (const { name, setting } of rows) {
    if (name === "data_checksums" && setting === "off") {
      ctx.log.warn("The database keeps no checksums: damage on its disk would go unnoticed", { name, setting });
      continue;
    }
    if (name === "server_version_num" && Number(setting) < 150_000)
      throw new ConfigError("DATABASE_URL leads to a PostgreSQL older than 15: use 15 or newer.");
    if (name !== "server_version_num" && setting === "off") {
      throw new ConfigError(
        `DATABASE_URL leads to a database with ${name}=off, which loses writes when the power fails: set ${name}=on there.`,
      );
    }
  }
}
