import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const above = ["accounts", "trust", "media", "posts"];
const rooms = ["groups", "campaigns", "learning", "opportunities", "deliberation", "projects"];
const everyone = [...above, ...rooms, "messages", "stories", "timelines", "search", "notifications", "insights"];

/** Who may import whom, as ARCHITECTURE.md says it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  accounts: [],
  trust: ["accounts"],
  media: ["accounts", "trust"],
  posts: ["accounts", "trust", "media"],
  groups: above,
  campaigns: [...above, "groups"],
  learning: [...above, "groups"],
  opportunities: [...above, "groups"],
  deliberation: [...above, "groups"],
  projects: [...above, "groups"],
  messages: ["accounts", "trust", "media", "posts"],
  stories: ["accounts", "trust", "media", "posts"],
  timelines: ["accounts", "trust", "posts", "groups", "stories"],
  search: everyone.filter((name) => !/^(search|notifications|insights)$/.test(name)),
  notifications: everyone.filter((name) => name !== "notifications" && name !== "insights"),
  insights: everyone.filter((name) => name !== "insights"),
  federation: everyone,
  "mastodon-api": everyone,
  portability: everyone,
  web: everyone,
  outward: everyone,
};

const isTest = (file: string) => file.includes(".test.");
const files = globSync("src/**/*.{ts,tsx}", { cwd: root }).sort();

/** What a file imports, as written. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
}

/** What is wrong with one import of one file; undefined when nothing is. */
function complaintAbout(file: string, name: string): string | undefined {
  const [, layer = "", module = ""] = file.split("/");
  const inner = name.startsWith(".") ? join(dirname(file), name) : name;
  if (layer === "platform" && /^(#ui|#modules|src\/ui|src\/modules)/.test(inner))
    return "platform knows nothing of ours";
  if (layer === "ui" && /^(#modules|src\/modules)/.test(inner)) return "ui draws and asks nobody";
  if (layer !== "modules") return undefined;
  if (inner.startsWith("src/modules/") && !inner.startsWith(`src/modules/${module}/`))
    return "another module is named by its face alone";
  if (inner.startsWith("src/app") || inner.startsWith("src/start")) return "nobody imports the composition root";
  const other = /^#modules\/([\w-]+)/.exec(inner)?.[1];
  if (!other || other === module) return undefined;
  return allowed[module]?.includes(other) ? undefined : `${module} may not import ${other}`;
}

test("every import keeps to the table of who may import whom", () => {
  const complaints = files
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .flatMap((name) => complaintAbout(file, name) ?? [])
        .map((complaint) => `${file}: ${complaint}`),
    );
  assert.deepEqual(complaints, []);
});

test("the table would notice a wrong import", () => {
  assert.ok(complaintAbout("src/modules/accounts/rules.ts", "#modules/posts"));
  assert.ok(complaintAbout("src/platform/log.ts", "#modules/posts"));
  assert.ok(complaintAbout("src/ui/page.tsx", "#modules/accounts"));
  assert.ok(complaintAbout("src/modules/posts/rules.ts", "../accounts/rules.ts"));
  assert.equal(complaintAbout("src/modules/timelines/routes.tsx", "#modules/posts"), undefined);
});

test("files are short enough to read on a phone: median at most 60 lines, nine in ten at most 150, none over 300", () => {
  const lengths = files
    .filter((file) => !isTest(file) && file !== "src/platform/schema.ts")
    .map((file) => readFileSync(join(root, file), "utf8").split("\n").length)
    .sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  assert.ok(at(0.5) <= 60, `median ${at(0.5)}`);
  assert.ok(at(0.9) <= 150, `p90 ${at(0.9)}`);
  assert.ok(at(1) <= 300, `longest ${at(1)}`);
});

test("a module's face is at most 30 lines and only re-exports", () => {
  for (const file of files.filter((name) => /^src\/modules\/[^/]+\/index\.ts$/.test(name))) {
    const lines = readFileSync(join(root, file), "utf8").trim().split("\n");
    assert.ok(lines.length <= 30, `${file} has ${lines.length} lines`);
    const statements = lines
      .join("\n")
      .split(";")
      .map((text) => text.trim())
      .filter(Boolean);
    for (const statement of statements) assert.match(statement, /^export \{[^}]*\} from "/, `${file}: ${statement}`);
  }
});

test("only config.ts reads the environment", () => {
  const readers = files.filter(
    (file) => !isTest(file) && readFileSync(join(root, file), "utf8").includes("process.env"),
  );
  assert.deepEqual(readers, ["src/platform/config.ts"]);
});

test("nothing is called utils, helpers, common, lib, services or types", () => {
  const nameless = files.filter(
    (file) =>
      /^(utils|helpers|common|lib|services|types)\./.test(basename(file)) ||
      /\/(utils|helpers|common|lib|services)\//.test(file),
  );
  assert.deepEqual(nameless, []);
});
