// Shows how PostgreSQL does the statements of the measured pages: node --import tsx bench/explain.ts [page …] (home, thread, profile, guest, community)
import { execFileSync } from "node:child_process";
import { realpathSync, rmSync } from "node:fs";
import { prepare, someOf } from "./bench.ts";
import { findData } from "./data.ts";
import { openPoolOf, startServer } from "./server.ts";
import { makeListener } from "./statements.ts";

const dataDir = `${await findData()}.explain`;
rmSync(dataDir, { recursive: true, force: true });
execFileSync("cp", ["-a", dataDir.replace(/\.explain$/, ""), dataDir]);
const server = await startServer(realpathSync(dataDir));
const pool = await openPoolOf(dataDir, 1);
try {
  const bench = await prepare(server, pool);
  const listen = await makeListener(bench);
  const member = someOf(bench)[7]?.cookie;
  const pages: Record<string, readonly [string, string | undefined]> = {
    home: ["/", member],
    thread: [`/p/${bench.threadId}`, member],
    profile: [`/@${bench.profiles[3]}`, member],
    guest: [`/@${bench.profiles[4]}`, undefined],
    community: ["/community", member],
  };
  const chosen = process.argv.slice(2);
  for (const [name, [path, cookie]] of Object.entries(pages)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const [place, { text, values }] of (await listen(path, cookie)).entries()) {
      const slots = values.map((value) =>
        value === null
          ? "null"
          : Buffer.isBuffer(value)
            ? `'\\x${value.toString("hex")}'`
            : `'${String(value).replaceAll("'", "''")}'`,
      );
      await pool.query(`prepare shown as ${text}`);
      const execute = `execute shown${slots.length > 0 ? `(${slots.join(",")})` : ""}`;
      process.stdout.write(`\n=== ${name} ${place}\n${text}\n`);
      for (const mode of ["force_custom_plan", "force_generic_plan"]) {
        await pool.query(`set plan_cache_mode = ${mode}`);
        await pool.query(execute);
        const { rows } = await pool.query<Record<string, string>>(
          `explain (analyze, buffers, timing off, costs off, summary on) ${execute}`,
        );
        process.stdout.write(`--- ${mode}\n${rows.map((row) => row["QUERY PLAN"]).join("\n")}\n`);
      }
      await pool.query("deallocate shown");
    }
  }
} finally {
  await pool.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
