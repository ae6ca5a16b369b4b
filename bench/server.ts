import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openPool } from "#platform/database";
import { databaseName } from "#platform/init-database";
import { socketFolder } from "#platform/socket-folder";
import { say } from "./say.ts";

const root = join(import.meta.dirname, "..");

export type Server = {
  readonly origin: string;
  readonly pid: number;
  readonly dataDir: string;
  /** From the start of the process until /health answers. */
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
};

/** Starts the production build on a data folder with its own database, as `npm start` does. */
export async function startServer(dataDir: string, nodeOptions: readonly string[] = []): Promise<Server> {
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    PATH: process.env["PATH"],
    PORT: String(port),
    HOST: "127.0.0.1",
    BASE_URL: origin,
    DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    // So that guests can come from many addresses, as limits count them.
    TRUSTED_PROXIES: "127.0.0.1,::1",
    ...(process.env["PGOPTIONS"] && { PGOPTIONS: process.env["PGOPTIONS"] }),
  };
  const begun = performance.now();
  const child = spawn(process.execPath, [...startFlags(), ...nodeOptions, join(root, "dist", "main.js")], {
    cwd: dataDir,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!(await answers(`${origin}/health`))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}`);
    await sleep(10);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    dataDir: realpathSync(dataDir),
    readyMs: performance.now() - begun,
    stop: () => end(child),
  };
}

/** An HTTP server that does nothing, to measure against. */
export async function startEmptyServer(): Promise<Pick<Server, "origin" | "stop">> {
  const port = await findFreePort();
  const program = `import { serve } from "@hono/node-server"; import { Hono } from "hono"; serve({ fetch: new Hono().get("/", (c) => c.text("")).fetch, port: ${port}, hostname: "127.0.0.1" });`;
  const child = spawn(process.execPath, ["--disable-proto=delete", "--input-type=module", "-e", program], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://localhost:${port}`;
  while (!(await answers(origin))) await sleep(20);
  return { origin, stop: () => end(child) };
}

/** Connections to the database of a running server, with the settings the server itself uses. */
export async function openPoolOf(dataDir: string, size: number): Promise<pg.Pool> {
  const host = await socketFolder(join(realpathSync(dataDir), "run"), ".s.PGSQL.5432");
  return openPool({ host, port: 5432, user: databaseName, database: databaseName }, size, (error) =>
    say(error.message),
  );
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

const answers = (url: string) =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** The flags `npm start` gives Node, so that what is measured is what runs. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  return (scripts["start"] ?? "").split(" ").filter((word) => word.startsWith("--"));
}
