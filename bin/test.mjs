// npm test: format, lint and types, then every test on a throw-away PostgreSQL. `npm run test:long` runs the long ones.
// Words after `npm test --` name test files to run alone, without the checks.
import { spawnSync } from "node:child_process";
import { chmodSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const [first, ...rest] = process.argv.slice(2);
const long = first === "long";
const named = (long ? rest : [first, ...rest]).filter(Boolean);
const run = (command, args, env = {}) =>
  spawnSync(process.execPath, [join(root, "node_modules", ...command.split("/")), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  }).status ?? 1;

if (named.length === 0) {
  for (const [what, command, args] of [
    ["Types", "typescript/bin/tsc", ["-p", "."]],
    ["Lint", "oxlint/bin/oxlint", ["--type-aware", "--deny-warnings"]],
    ["Format", "@biomejs/biome/bin/biome", ["check", "."]],
  ]) {
    console.log(`— ${what}`);
    if (run(command, args) !== 0) process.exit(1);
  }
}

console.log("— Tests");
const { build } = await import("./build.mjs");
const { translateAll } = await import("./translate.mjs");
await Promise.all([build(), translateAll()]);
const folder = mkdtempSync(join(tmpdir(), "gaung-test-"));
chmodSync(folder, 0o711);
const { startTestDatabase } = await import(join(root, "dist", "test-database.js"));
const database = await startTestDatabase(folder, join(root, "migrations"));
const patterns = long
  ? ["tests/long/**/*.test.{ts,tsx}"]
  : [
      "{src,demo}/**/*.test.{ts,tsx}",
      "tests/{*,browser/*,federation/*,mastodon/*,security/*,reliability/*}.test.{ts,tsx}",
    ];
const files = named.length > 0 ? named : patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
/** Runs test files, so many at once; 0 when all is well. */
const testFiles = (some, atOnce) =>
  some.length === 0
    ? 0
    : (spawnSync(
        process.execPath,
        [
          "--import",
          new URL("typescript.mjs", import.meta.url).href,
          "--test",
          `--test-concurrency=${atOnce}`,
          "--test-timeout=900000",
          ...some,
        ],
        { cwd: root, stdio: "inherit", env: { ...process.env, TEST_DATABASE_URL: database.url } },
      ).status ?? 1);
// What strikes servers down or measures what they bear has the machine to itself; these do neither.
const bearsCompany =
  /[\\/](brigade|concurrency|delivery|duplicates|durable-pictures|kill-deliverers|mail|petition-sybil|pictures|polls|signatures|village-hall|worker)\.test/;
const alone = (file) =>
  /(^|[\\/])tests[\\/]long[\\/]/.test(file) ||
  (/(^|[\\/])tests[\\/]reliability[\\/]/.test(file) && !bearsCompany.test(file));
const statuses = [
  testFiles(
    files.filter((file) => !alone(file)),
    2,
  ),
  testFiles(files.filter(alone), 1),
];
await database.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(Math.max(...statuses));
