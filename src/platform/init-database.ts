import { randomBytes } from "node:crypto";
import { access, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "./config.ts";
import { keepSecret, syncFolder } from "./durable-file.ts";
import { type DatabasePlace, runProgram } from "./postgres-programs.ts";
import { makePrivate } from "./socket-folder.ts";

/**
 * The role we come in by and its database. It is no superuser: whoever could speak SQL through us could still not read
 * files or run programs.
 */
export const databaseName = "gaung";
/** Owns the rest of the embedded PostgreSQL. */
export const superuser = "postgres";

/**
 * Makes the database on the first start: elsewhere first, then renamed, so that a start killed halfway leaves
 * nothing that looks like a database. The builtin C.UTF-8 sorts and folds case alike on every system.
 * @returns the password of the role, needed where there are no Unix sockets.
 * @throws ConfigError
 */
export async function ensureDatabase(place: DatabasePlace): Promise<string> {
  const password = await keepSecret(join(place.dataDir, "postgres.password"));
  if (await databaseExists(place)) return password;
  const drafts = join(place.dataDir, "postgres.new");
  await rm(drafts, { recursive: true, force: true, maxRetries: 5 });
  await makePrivate(drafts, place.user);
  const draft = join(drafts, randomBytes(4).toString("hex"));
  await initialise(draft, place);
  await runProgram(
    place.programs.postgres,
    ["--single", "-D", draft, "-c", "exit_on_error=on", "template1"],
    place,
    `CREATE ROLE ${databaseName} LOGIN PASSWORD '${password}';\nCREATE DATABASE ${databaseName} OWNER ${databaseName};\n`,
  );
  await rename(draft, place.databaseDir).catch(() => {
    throw new ConfigError(
      `DATA_DIR (${place.dataDir}) holds a folder "postgres" that is no database: move it away, or name another folder.`,
    );
  });
  await rm(drafts, { recursive: true });
  await syncFolder(place.dataDir);
  return password;
}

/**
 * pg_trgm still asks the system which signs are letters, and under plain "C" forgets all beyond ASCII; hence the
 * first of these that the system knows.
 */
async function initialise(draft: string, place: DatabasePlace): Promise<void> {
  for (const letters of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    try {
      return await runProgram(place.programs.initdb, ["-D", draft, `--lc-ctype=${letters}`, ...initialChoices], place);
    } catch (error) {
      if (letters === "C" || !String(error).includes("invalid locale name")) throw error;
    }
  }
}

const initialChoices = [
  `--username=${superuser}`,
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--data-checksums",
  "--auth-local=trust",
  "--auth-host=scram-sha-256",
];

async function databaseExists({ databaseDir, dataDir }: DatabasePlace): Promise<boolean> {
  try {
    await access(join(databaseDir, "PG_VERSION"));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw new ConfigError(
      `DATA_DIR (${dataDir}) holds a database that this user may not read: start Gaung as the user who made it.`,
    );
  }
}
