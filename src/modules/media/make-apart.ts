import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Job, MadePicture } from "./make-variants.ts";

/** A picture of twelve million points takes less than a second of one core; a busy machine takes longer by the clock. */
const CPU_SECONDS = 10;
const PATIENCE_MS = 30_000;
/** What the process may hold in memory. */
const MEMORY_KB = 512 * 1024;
/** Pictures made at once, and how many may wait for their turn. */
const AT_ONCE = 2;
const MOST_WAITING = 60;

const here = import.meta.dirname;
const isBuilt = !import.meta.filename.endsWith(".ts");
const maker = isBuilt
  ? [join(here, "picture-maker.js")]
  : ["--import", new URL("../../../bin/typescript.mjs", import.meta.url).href, join(here, "picture-maker.ts")];
/** Sets the limits of the process and becomes it. Where the system knows no such limit, the clock alone ends it. */
const limited = [
  "-c",
  `ulimit -d ${MEMORY_KB} 2>/dev/null; ulimit -t ${CPU_SECONDS} 2>/dev/null; ulimit -c 0 2>/dev/null; exec "$@"`,
  "sh",
];

export type Trouble = "noRoom" | "tooManyPixels" | "unreadable" | "busy";
export type Outcome = { readonly made: MadePicture } | { readonly trouble: Trouble };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Makes the versions of a picture in a process of its own, whose folder is `folder`: with little memory and time, nothing
 * in its environment, and nothing to read but one file. Whatever a hostile picture does to it ends with it.
 */
export async function makeApart(job: Job, folder: string): Promise<Outcome> {
  if (waiting.length >= MOST_WAITING) return { trouble: "busy" };
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await run(job, folder);
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function run(job: Job, folder: string): Promise<Outcome> {
  const node = [process.execPath, "--jitless", "--disable-proto=delete", ...maker, JSON.stringify(job)];
  const [command, args] =
    process.platform === "win32" ? [node[0] ?? "", node.slice(1)] : ["/bin/sh", [...limited, ...node]];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: {},
      stdio: ["ignore", "pipe", "ignore"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
    });
    const begun = performance.now();
    const said: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => said.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      const isLate = performance.now() - begun >= PATIENCE_MS;
      if (code !== 0) return resolve({ trouble: isLate ? "busy" : "unreadable" });
      try {
        resolve(JSON.parse(Buffer.concat(said).toString()) as Outcome);
      } catch {
        resolve({ trouble: "unreadable" });
      }
    });
  });
}
