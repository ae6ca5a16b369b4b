import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { type Disk, openFolder } from "#platform/storage/local-folder";

const folder = mkdtempSync(join(tmpdir(), "gaung-durable-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const newName = () => `${randomBytes(16).toString("hex")}-320-${randomBytes(16).toString("hex")}.webp`;

/** A disk that does everything and writes down in which order. */
function recorded(): { disk: Disk; calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    disk: {
      open: async (path, flags) => {
        const file = await open(path, flags);
        const sync = async () => {
          calls.push(`sync ${path}`);
          await file.sync();
        };
        return { sync, close: () => file.close() };
      },
      rename: async (from, to) => {
        calls.push(`rename ${from} ${to}`);
        await rename(from, to);
      },
      mkdir,
    },
  };
}

/** Whether every name was given to a file that was on disk, and was then forced to disk itself. */
function isDurable(calls: readonly string[]): boolean {
  const renames = calls.flatMap((call, at) =>
    call.startsWith("rename ") ? [[at, ...call.split(" ").slice(1)] as const] : [],
  );
  return (
    renames.length > 0 &&
    renames.every(([at, from = "", to = ""]) => {
      const rest = calls.slice(at + 1);
      return calls.slice(0, at).includes(`sync ${from}`) && rest.includes(`sync ${dirname(to)}`);
    })
  );
}

async function keepSome(disk: Disk, times: number): Promise<void> {
  const storage = openFolder(join(folder, randomBytes(4).toString("hex"), "media"), disk);
  for (let time = 0; time < times; time++) {
    const path = join(folder, `job-${randomBytes(6).toString("hex")}`);
    writeFileSync(path, "gambar");
    await storage.keep(newName(), path);
  }
}

test("REL-03 Each picture is forced to disk before it has its name, and the name after", async () => {
  const { disk, calls } = recorded();
  await keepSome(disk, 20);
  assert.equal(calls.filter((call) => call.startsWith("rename ")).length, 20);
  assert.equal(isDurable(calls), true);
  const careless = calls.filter(
    (_, at) => at !== calls.findIndex((one) => one.startsWith("sync ") && one.includes("job-")),
  );
  assert.equal(isDurable(careless), false, "one forgotten sync of a file is noticed");
  const nameless = calls.filter((call) => !/^sync .*\/[0-9a-f]{2}$/.test(call));
  assert.equal(isDurable(nameless), false, "and so is a name that was not forced to disk");
});

test("REL-03 The system itself is asked for it, as strace hears where there is one", async () => {
  if (spawnSync("strace", ["-V"]).status !== 0) return;
  const log = join(folder, "strace.log");
  const source = `import { openFolder } from ${JSON.stringify(new URL("../../src/platform/storage/local-folder.ts", import.meta.url).href)};
    import { writeFileSync } from "node:fs";
    writeFileSync(${JSON.stringify(join(folder, "one"))}, "gambar");
    await openFolder(${JSON.stringify(join(folder, "traced"))}).keep(${JSON.stringify(newName())}, ${JSON.stringify(join(folder, "one"))});`;
  const typescript = new URL("../../bin/typescript.mjs", import.meta.url).href;
  const node = [process.execPath, "--import", typescript, "--input-type=module", "-e", source];
  const traced = spawnSync("strace", ["-f", "-o", log, "-e", "trace=fsync,rename,renameat,renameat2", ...node], {
    cwd: join(import.meta.dirname, "../.."),
  });
  if (traced.status !== 0) return; // no right to trace here; the recorder above has heard it
  const calls = execFileSync("grep", ["-oE", "(fsync|rename[a-z0-9]*)\\(", log], { encoding: "utf8" })
    .trim()
    .split("\n");
  const at = calls.findIndex((call) => call.startsWith("rename"));
  assert.ok(at > 0 && calls[at - 1] === "fsync(", "the file, then its name");
  assert.equal(calls[at + 1], "fsync(", "then the folder");
});
