import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database } from "./schema.ts";

/** Distinct statements one connection keeps prepared; beyond these it plans each time. */
const MAX_PREPARED = 400;

/**
 * A database that says nothing for so long, not even that it gave up (`statement_timeout`), is frozen or out of
 * reach: the connection is dropped and whoever waits is told.
 */
const SILENCE_MS = 7000;

/** A `pg` client that prepares each distinct statement once, so that PostgreSQL parses and plans it once. */
class PreparingClient extends pg.Client {
  readonly #names = new Map<string, string>();

  override query(...args: unknown[]): never {
    const [text, values] = args;
    if (typeof text !== "string" || !Array.isArray(values) || args.length !== 2) {
      return super.query(...(args as [string])) as never;
    }
    let name = this.#names.get(text);
    if (!name && this.#names.size < MAX_PREPARED) {
      name = `s${this.#names.size}`;
      this.#names.set(text, name);
    }
    const asked = super.query({ ...(name && { name }), text, values, query_timeout: SILENCE_MS } as pg.QueryConfig);
    return asked.catch((trouble: Error) => this.#giveUp(trouble)) as never;
  }

  async #giveUp(trouble: Error): Promise<never> {
    if (trouble.message !== "Query read timeout") throw trouble;
    this.end().catch(() => {});
    throw Object.assign(trouble, { code: "ETIMEDOUT" });
  }
}

/** A day without an hour, as `2026-11-26`: as a moment it would be another day in another zone. */
const DATE_OID = 1082;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (oid as number) === DATE_OID ? (day: string) => day : pg.types.getTypeParser(oid, format as "text"),
};

/** A pool of at most `max` connections; an idle connection that breaks is dropped and reported to `onLost`. */
export function openPool(connection: pg.PoolConfig, max: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    Client: PreparingClient,
    types,
    application_name: "gaung",
    connectionTimeoutMillis: 5000,
    statement_timeout: 5000,
    idle_in_transaction_session_timeout: 15000,
  });
  pool.on("error", onLost);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The query builder over a pool. 64-bit ids come and go as strings, timestamps as Date, days as text. */
export function openDatabase(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
