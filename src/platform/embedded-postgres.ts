import { realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "./config.ts";
import { prepareDataFolder } from "./data-folder.ts";
import { databaseName, ensureDatabase } from "./init-database.ts";
import type { Log } from "./log.ts";
import { type DatabasePlace, findPostgresPrograms } from "./postgres-programs.ts";
import { type Postmaster, startPostmaster } from "./postmaster.ts";
import { holdDataFolder } from "./single-instance.ts";
import { makePrivate, socketFolder } from "./socket-folder.ts";
import { supervise } from "./supervise-postgres.ts";
import { checkReach, findDatabaseUser, mayDisguise } from "./system-user.ts";

export type EmbeddedPostgresOptions = {
  readonly dataDir: string;
  readonly log: Log;
  /** PostgreSQL's notation; 128MB unless told. */
  readonly sharedBuffers?: string;
  /** For tests and measurements alone: settings that outrank ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False: 127.0.0.1 with a password, as on systems without Unix sockets. */
  readonly unixSocket?: boolean;
  /** The database died unasked; it is being started again. */
  readonly onLost?: (reason: string) => void;
  /** It is back after so many milliseconds. */
  readonly onBack?: (downFor: number) => void;
};

/** For `new pg.Pool(connection)`. It stays true when the database comes back from a crash. */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
};

/** The same as an address, for programs that take one. */
export function embeddedUrl({ host, port, user, database, password }: EmbeddedConnection): string {
  return `postgres://${user}${password ? `:${password}` : ""}@${host.startsWith("/") ? `localhost:${port}/${database}?host=${encodeURIComponent(host)}` : `${host}:${port}/${database}`}`;
}

export type EmbeddedPostgres = {
  readonly connection: EmbeddedConnection;
  /** Of the server process; another one after a crash. */
  pid(): number;
  /** Ends the database and gives the data folder free. Close the pool first. */
  stop(): Promise<void>;
};

/**
 * Runs PostgreSQL on DATA_DIR/postgres, for this process alone, until `stop()`.
 * @throws ConfigError with the mend when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await prepareDataFolder(options.dataDir);
  const dataDir = await realpath(options.dataDir);
  const lock = await holdDataFolder(dataDir);
  try {
    const place = await findPlace(dataDir);
    const password = await ensureDatabase(place);
    const { connection, settings } = await chooseDoor(
      place,
      password,
      options.unixSocket ?? process.platform !== "win32",
    );
    const start = () =>
      startPostmaster(place, { ...settings, ...steadySettings(options.sharedBuffers ?? "128MB"), ...options.settings });
    const supervised = supervise(await startFirst(start, dataDir), start, options);
    const stop = () => supervised.stop().finally(() => lock.release());
    return { connection, pid: supervised.pid, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function findPlace(dataDir: string): Promise<DatabasePlace> {
  const programs = await findPostgresPrograms();
  const databaseDir = join(dataDir, "postgres");
  const place = { programs, dataDir, databaseDir };
  const user = await findDatabaseUser(databaseDir);
  if (!user) return { ...place, user, disguised: process.getuid?.() === 0 };
  try {
    await checkReach(user, dataDir, programs.postgres);
    return { ...place, user, disguised: false };
  } catch (error) {
    if (user.ownsDatabase || !(await mayDisguise())) throw error;
    return { ...place, user: undefined, disguised: true };
  }
}

async function chooseDoor(place: DatabasePlace, password: string, unixSocket: boolean) {
  const who = { user: databaseName, database: databaseName };
  if (!unixSocket) {
    const port = await findFreePort();
    const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", port: String(port) };
    return { connection: { host: "127.0.0.1", port, ...who, password }, settings };
  }
  const host = await socketFolder(join(place.dataDir, "run"), ".s.PGSQL.5432");
  await makePrivate(host, place.user);
  const listed = `"${host.replaceAll('"', '""')}"`;
  return {
    connection: { host, port: 5432, ...who },
    settings: { listen_addresses: "", unix_socket_directories: listed, port: "5432" },
  };
}

/** Processes of a killed database can hold its memory for some seconds longer. */
async function startFirst(start: () => Promise<Postmaster>, dataDir: string): Promise<Postmaster> {
  for (const deadline = Date.now() + 20_000; ; await sleep(200)) {
    const postmaster = await start();
    if (await postmaster.ready) return postmaster;
    const complaint = await postmaster.complaint();
    if (!complaint.includes("pre-existing shared memory block") || Date.now() > deadline)
      throw new ConfigError(
        `DATA_DIR (${dataDir}) holds a database that does not start: ${complaint}${mendOf(complaint)}.`,
      );
  }
}

function mendOf(complaint: string): string {
  if (complaint.includes("incompatible with server"))
    return ": another version of PostgreSQL made it, so dump it with the Gaung that made it and restore that into a new DATA_DIR";
  return "; postgres.log in that folder says more";
}

/**
 * Given on the command line, these outrank postgresql.conf and ALTER SYSTEM: what was acknowledged stays written,
 * and people's words stay out of the log of errors.
 */
function steadySettings(sharedBuffers: string) {
  return {
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    shared_buffers: sharedBuffers,
    effective_cache_size: "512MB",
    random_page_cost: "1.1",
    max_connections: "60",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_destination: "stderr",
    logging_collector: "off",
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
