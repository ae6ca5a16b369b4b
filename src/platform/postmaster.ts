import { closeSync, fchownSync, openSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readPidFile, stopDatabase, stopOrphan } from "./orphan-database.ts";
import { type DatabasePlace, lastComplaint, spawnProgram } from "./postgres-programs.ts";

export type Postmaster = {
  readonly pid: number;
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>;
  /** False when it ended before it welcomed anyone. */
  readonly ready: Promise<boolean>;
  /** Why it ended, in PostgreSQL's words. */
  complaint(): Promise<string>;
  /** Ends all queries, writes everything down, and waits until the process is gone. */
  stop(): Promise<void>;
};

/** Starts the server process once. Nothing else may be running on this folder but what `stopOrphan` can stop. */
export async function startPostmaster(
  place: DatabasePlace,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const stranger = await stopOrphan(place);
  const logPath = join(place.dataDir, "postgres.log");
  const logStart = await turnLogOver(logPath);
  const output = openSync(logPath, "a", 0o600);
  if (place.user) fchownSync(output, place.user.uid, place.user.gid);
  const child = spawnProgram(
    place.programs.postgres,
    ["-D", place.databaseDir, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    place,
    { output, env: stranger ? { PG_GRANDPARENT_PID: String(stranger) } : {} },
  );
  closeSync(output);
  let alive = true;
  let failure: string | undefined;
  const gone = new Promise<void>((resolve) => {
    child.once("error", (error) => resolve(void (failure = error.message)));
    child.once("exit", () => resolve());
  }).then(() => void (alive = false));

  const becomeReady = async (): Promise<boolean> => {
    for (; ; await sleep(15)) {
      if (!alive) return false;
      const file = await readPidFile(place);
      if (file.pid === child.pid && file.ready) return true;
    }
  };
  const stop = async () => {
    if (process.platform === "win32") await stopDatabase(place, "fast", 30).catch(() => child.kill());
    else child.kill("SIGINT");
    const patience = new AbortController();
    const impatience = sleep(30_000, undefined, { signal: patience.signal }).then(
      () => child.kill("SIGQUIT"),
      () => {},
    );
    await gone;
    patience.abort();
    await impatience;
  };
  return {
    pid: child.pid ?? 0,
    gone,
    ready: becomeReady(),
    complaint: async () =>
      failure ?? lastComplaint((await readFile(logPath)).subarray(logStart).toString()) ?? "it said nothing",
    stop,
  };
}

/** Keeps one older log of at most 10 MB; answers where the new words begin. */
async function turnLogOver(path: string): Promise<number> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size < 10_000_000) return size;
  await rename(path, `${path}.1`);
  return 0;
}
