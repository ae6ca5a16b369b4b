import pg from "pg";
import { ConfigError } from "./config.ts";

/** Long enough for a server abroad, short enough to be told soon. */
const PATIENCE_MS = 3000;

/**
 * Knocks once at the database DATABASE_URL names, before anything is built on it.
 * @throws ConfigError with PostgreSQL's or the system's own reason.
 */
export async function reachDatabase(databaseUrl: string): Promise<void> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE_MS });
    client.on("error", () => {});
    await client.connect();
    await client.end();
  } catch (error) {
    const { message, code: sqlState } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `DATABASE_URL leads to no usable database at ${placeOf(databaseUrl)} (${message || sqlState}): see that PostgreSQL runs there, and that user, password and name of the database are right.`,
    );
  }
}

/** Where it leads to, without who and with what password. */
function placeOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.searchParams.get("host") ?? url.host}${url.pathname}`;
}

/** Says it of DATABASE_URL when the database lets us in but not make tables; everything else stays as it was. */
export function mendOfMigration(error: unknown): unknown {
  const { message, code: sqlState } = error as NodeJS.ErrnoException;
  if (sqlState !== "42501" && sqlState !== "25006") return error;
  return new ConfigError(
    `DATABASE_URL names a user who may not make tables there (${message}): make that user the owner of the database.`,
  );
}
