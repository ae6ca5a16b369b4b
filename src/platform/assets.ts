import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** One file as it is sent: plain, and packed as small as it gets, since it is packed once and sent for a year. */
export type AssetFile = {
  readonly type: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly br: Buffer<ArrayBuffer>;
  readonly gz: Buffer<ArrayBuffer>;
};
/**
 * The style sheet, the icons, and each module's optional script by the module's name. Their paths carry the hash of
 * their content, so a browser may keep them for ever.
 */
export type Assets = {
  readonly stylePath: string;
  readonly iconsPath: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, AssetFile>;
};
type Manifest = Omit<Assets, "files"> & { readonly sources: string };

const types = {
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  js: "text/javascript; charset=utf-8",
} as const;
const letters = { css: "s", svg: "i", js: "e" } as const;
const builtIn = (root: string) => join(root, "dist", "assets");
const uiIn = (root: string) => join(root, "src", "ui");

/**
 * What the server sends: the files `bin/assets.ts` wrote, or fresh ones when there are none or their sources have changed.
 * `root` is the project's folder. Reading takes a few milliseconds; building some hundred, and needs lightningcss.
 */
export async function loadAssets(root: string): Promise<Assets> {
  const built = builtIn(root);
  const manifestPath = join(built, "manifest.json");
  if (!existsSync(manifestPath)) return buildAssets(root);
  const manifest: Manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
  if (existsSync(uiIn(root)) && manifest.sources !== hashSources(root)) return buildAssets(root);
  const { stylePath, iconsPath, scripts } = manifest;
  const paths = [stylePath, iconsPath, ...Object.values(scripts)];
  return { stylePath, iconsPath, scripts, files: new Map(paths.map((path) => [path, readAsset(built, path)])) };
}

/** Makes every file from src/ui and the modules' `enhance.ts`. */
export async function buildAssets(root: string): Promise<Assets> {
  const style = toAsset("css", await bundleStyle(join(uiIn(root), "style", "main.css")));
  const icons = toAsset("svg", Buffer.from(shortenSvg(readFileSync(join(uiIn(root), "icons.svg"), "utf8"))));
  const scripts = await Promise.all(
    scriptsIn(root).map(async (file) => [moduleOf(file), toAsset("js", await bundleScript(file))] as const),
  );
  return {
    stylePath: style[0],
    iconsPath: icons[0],
    scripts: Object.fromEntries(scripts.map(([module, [path]]) => [module, path])),
    files: new Map([style, icons, ...scripts.map(([, script]) => script)]),
  };
}

/** Leaves the built files in dist/assets for `loadAssets`, and nothing of an earlier build. */
export function writeAssets(root: string, assets: Assets): void {
  const built = builtIn(root);
  rmSync(built, { recursive: true, force: true });
  mkdirSync(built, { recursive: true });
  for (const [path, { body, br, gz }] of assets.files) {
    writeFileSync(join(built, path), body);
    writeFileSync(join(built, `${path}.br`), br);
    writeFileSync(join(built, `${path}.gz`), gz);
  }
  const { stylePath, iconsPath, scripts } = assets;
  const manifest: Manifest = { sources: hashSources(root), stylePath, iconsPath, scripts };
  writeFileSync(join(built, "manifest.json"), JSON.stringify(manifest));
}

/**
 * Rewrites the style for phones back to Chrome 60 (2017). The sheet keeps to what costs little there: no logical property
 * with two different ends, since each is turned into a selector naming every language written from right to left.
 */
async function bundleStyle(filename: string): Promise<Buffer<ArrayBuffer>> {
  const { bundle, Features } = await import("lightningcss");
  const { code } = bundle({ filename, minify: true, targets: { chrome: 60 << 16 }, exclude: Features.LightDark });
  return Buffer.from(code);
}

/** Scripts run on phones back to Chrome 60 and touch nothing but their page, so they need no module of their own. */
async function bundleScript(file: string): Promise<Buffer<ArrayBuffer>> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "chrome60",
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

const scriptsIn = (root: string) => globSync(join(root, "src/modules/*/enhance.ts")).toSorted();
const moduleOf = (file: string) => basename(dirname(file));

function shortenSvg(source: string): string {
  return source
    .replace(/<!--[^]*?-->/g, "")
    .replace(/>\s+</g, "><")
    .trim();
}

function toAsset(kind: keyof typeof types, body: Buffer<ArrayBuffer>): [string, AssetFile] {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
  const file = { type: types[kind], body, br: brotliCompressSync(body), gz: gzipSync(body, { level: 9 }) };
  return [`/${letters[kind]}-${hash}.${kind}`, file];
}

function readAsset(built: string, path: string): AssetFile {
  const read = (ending: string) => readFileSync(join(built, path + ending));
  const kind = path.slice(path.lastIndexOf(".") + 1) as keyof typeof types;
  return { type: types[kind], body: read(""), br: read(".br"), gz: read(".gz") };
}

function hashSources(root: string): string {
  const styles = join(uiIn(root), "style");
  const sources = [
    join(uiIn(root), "icons.svg"),
    ...readdirSync(styles)
      .toSorted()
      .map((name) => join(styles, name)),
    ...scriptsIn(root),
  ];
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest("hex");
}
