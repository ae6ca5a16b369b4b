// TypeScript and JSX as JavaScript, each file once: kept in .cache/translated under the sum of what it was made of.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

export const root = join(import.meta.dirname, "..");
const kept = join(root, ".cache", "translated");
const tsconfigRaw = readFileSync(join(root, "tsconfig.json"), "utf8");
const made = createHash("sha1")
  .update(tsconfigRaw)
  .update(readFileSync(import.meta.filename))
  .digest("hex");

/** Where the JavaScript of a file of this text is, or will be. */
function placeOf(file, text) {
  const sum = createHash("sha1").update(made).update(basename(file)).update(text).digest("hex");
  return join(kept, `${sum}.js`);
}

const optionsFor = (file) => ({
  loader: file.endsWith("x") ? "tsx" : "ts",
  sourcefile: basename(file),
  sourcemap: "inline",
  sourcesContent: false,
  target: "node24",
  tsconfigRaw,
});

/** In place whole: another process may read it at the same time. */
function keep(place, code) {
  writeFileSync(`${place}.${process.pid}`, code);
  renameSync(`${place}.${process.pid}`, place);
}

/** The JavaScript of one file, for a loader. */
export function translated(file, esbuild) {
  const text = readFileSync(file);
  const place = placeOf(file, text);
  if (!existsSync(place)) {
    mkdirSync(kept, { recursive: true });
    keep(place, esbuild().transformSync(text, optionsFor(file)).code);
  }
  return readFileSync(place);
}

/** Translates whatever changed, all at once, and forgets what no file is made of any more. */
export async function translateAll() {
  const { transform } = await import("esbuild");
  mkdirSync(kept, { recursive: true });
  const there = new Set(readdirSync(kept));
  await Promise.all(
    globSync("{src,demo,tests,bin,bench}/**/*.{ts,tsx}", { cwd: root }).map(async (path) => {
      const file = join(root, path);
      const text = readFileSync(file);
      const place = placeOf(file, text);
      if (!there.delete(basename(place))) keep(place, (await transform(text, optionsFor(file))).code);
    }),
  );
  for (const old of there) rmSync(join(kept, old), { force: true });
}
