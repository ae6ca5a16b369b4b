// Builds what runs in production into dist/: the server as one file, the style sheet and the icons.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Builds when a source changed since the last build; says so, since it takes a second or two. */
export async function build() {
  const sources = [
    ...globSync("{src,demo}/**/*.{ts,tsx,json,css,svg}", { cwd: root }),
    "package-lock.json",
    "bin/build.mjs",
    "tests/test-database.ts",
  ].sort();
  const state = createHash("sha256");
  for (const file of sources) state.update(file).update(readFileSync(join(root, file)));
  const stamp = state.digest("hex");
  const mark = join(dist, "built");
  if (existsSync(mark) && readFileSync(mark, "utf8") === stamp) return;
  process.stdout.write("Membangun … / Building …\n");
  const esbuild = await import("esbuild");
  const shared = {
    absWorkingDir: root,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node24",
    format: "esm",
    sourcemap: "linked",
    logLevel: "warning",
  };
  await esbuild.build({
    ...shared,
    entryPoints: {
      main: "src/main.ts",
      demo: "demo/main.ts",
      "card-painter": "src/modules/outward/card-painter.ts",
      "picture-maker": "src/modules/media/picture-maker.ts",
      "map-drawer": "src/modules/deliberation/map/keep/map-drawer.ts",
      assets: "bin/assets.ts",
      "test-database": "tests/test-database.ts",
    },
    outdir: "dist",
  });
  mkdirSync(dist, { recursive: true });
  await import(join(dist, "assets.js"));
  writeFileSync(mark, stamp);
}
