import { existsSync } from "node:fs";
import { after } from "node:test";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const quiet = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A real Chromium: the one installed on this machine, else the one an npm package brings. Closed after the file's tests. */
export async function openBrowser(): Promise<Browser> {
  const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
  const browser = await playwright.launch({
    executablePath: installed ?? (await chromium.executablePath()),
    args: quiet,
    headless: true,
  });
  after(() => browser.close());
  return browser;
}
