import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..", "..");
const { build } = (await import(join(root, "bin", "build.mjs"))) as { build: () => Promise<void> };

/** The flags `npm start` gives Node. */
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
const startFlags = scripts.start.split(" ").filter((word) => word.startsWith("--"));

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly complained: string;
  readonly after: number;
};
export type ServerProcess = {
  readonly base: string;
  readonly child: ChildProcess;
  /** Resolves once the process is gone and all it said is read. `after`: milliseconds since it was started. */
  readonly ended: Promise<Ended>;
  /** Milliseconds from the start of the process to the first healthy answer. Throws when it ends before or takes longer. */
  readonly ready: (patience?: number) => Promise<number>;
  readonly kill: (signal: "SIGKILL" | "SIGTERM") => Promise<Ended>;
};
/** What a server is started with. `preload` is a file run before it. */
export type ServerOptions = {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly preload?: string;
};

/** Starts the real production server, as `npm start` runs it, in a process of its own on loopback. */
export async function startServer({ dataDir, port, env = {}, preload }: ServerOptions): Promise<ServerProcess> {
  await build();
  const began = performance.now();
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(
    process.execPath,
    [...startFlags, ...(preload ? ["--import", preload] : []), join(root, "dist", "main.js")],
    {
      cwd: tmpdir(),
      env: {
        PATH,
        HOME,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: "127.0.0.1",
        BASE_URL: `http://127.0.0.1:${port}`,
        LOG_LEVEL: "warn",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  let complained = "";
  child.stdout.on("data", (part) => (said += part));
  child.stderr.on("data", (part) => (complained += part));
  const ended = once(child, "close").then(
    ([code, signal]): Ended => ({ code, signal, said, complained, after: performance.now() - began }),
  );
  const base = `http://127.0.0.1:${port}`;
  const ready = async (patience = 30_000) => {
    while (performance.now() - began < patience) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`The server ended: ${complained || said}`);
      if ((await health(base)) === 200) return performance.now() - began;
      await sleep(20);
    }
    throw new Error(`The server was not ready within ${patience} ms: ${complained}${said}`);
  };
  return {
    base,
    child,
    ended,
    ready,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * What a duration would have been with the machine to ourselves: our own load is about two for each core, and what
 * others add makes everything take longer in proportion. On a calm machine it is the duration itself.
 */
export function fairly(milliseconds: number): number {
  return milliseconds / Math.max(1, (loadavg()[0] ?? 0) / (2 * availableParallelism()));
}

/** The status of GET /health; 0 when nobody answers. */
export async function health(base: string): Promise<number> {
  return fetch(`${base}/health`, { signal: AbortSignal.timeout(10_000) }).then(
    (answer) => answer.body?.cancel().then(() => answer.status) ?? answer.status,
    () => 0,
  );
}

/** A folder among the temporary files that also the user who runs the database may enter. */
export async function newFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "gaung-rel-"));
  await chmod(path, 0o711);
  return path;
}

/** Removes a data folder, and ends the database a killed server may have left running on it. */
export async function removeFolder(path: string): Promise<void> {
  const pid = await postmasterOf(path);
  if (pid) process.kill(pid, "SIGQUIT");
  for (let patience = 100; pid && patience > 0 && (await postmasterOf(path)); patience--) await sleep(50);
  await rm(path, { recursive: true, force: true, maxRetries: 10 });
}

/** The process that runs the database of a data folder; undefined when none does. */
export async function postmasterOf(dataDir: string): Promise<number | undefined> {
  const pid = Number(
    (await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "")).split("\n")[0],
  );
  if (!pid) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes(`${dataDir}/postgres`) ? pid : undefined;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
