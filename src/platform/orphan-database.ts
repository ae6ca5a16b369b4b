import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type DatabasePlace, runProgram } from "./postgres-programs.ts";

/** The first line of postmaster.pid, and the eighth, which says "ready" once connections are welcome. */
export async function readPidFile({
  databaseDir,
}: DatabasePlace): Promise<{ pid: number | undefined; ready: boolean }> {
  const lines = (await readFile(join(databaseDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return { pid: Math.abs(Number(lines[0])) || undefined, ready: lines[7]?.trim() === "ready" };
}

/**
 * Stops the database a killed Gaung left running on this folder. Call only while holding the folder.
 * @returns the process number in postmaster.pid if a stranger has it by now (as in a restarted container, where
 * numbers are small): PostgreSQL has to be told so, or it takes the stranger for itself and refuses to start.
 */
export async function stopOrphan(place: DatabasePlace): Promise<number | undefined> {
  const { pid } = await readPidFile(place);
  const command = pid === undefined ? undefined : await commandOf(pid);
  if (command === undefined) return undefined;
  if (!command.includes(` -D ${place.databaseDir} `)) return pid;
  await stopDatabase(place, "fast", 10).catch(() => stopDatabase(place, "immediate", 10));
  return undefined;
}

export function stopDatabase(place: DatabasePlace, mode: "fast" | "immediate", seconds: number): Promise<void> {
  return runProgram(place.programs.pg_ctl, ["stop", "-D", place.databaseDir, "-m", mode, "-t", String(seconds)], place);
}

/** Absent when no such process lives; Windows keeps it secret, and there pg_ctl cannot harm a stranger. */
async function commandOf(pid: number): Promise<string | undefined> {
  const { platform } = process;
  if (platform === "linux")
    return readFile(`/proc/${pid}/cmdline`, "utf8").then(
      (text) => text.replaceAll("\0", " "),
      () => undefined,
    );
  if (platform === "win32") return undefined;
  return promisify(execFile)("ps", ["-p", String(pid), "-o", "args="]).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}
