import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { sql } from "kysely";
import { deliver } from "#modules/federation";
import { makeWorld } from "../world.ts";
import { openPeers, passHours } from "./peers.ts";

/** What came of it: deliveries that never arrived, and those that arrived more than once. */
export type Toll = { readonly lost: number; readonly again: number };

/** Two workers deliver; again and again one of them is killed in the middle of its work and another begins (REL-07). */
export async function killDeliverers(wanted: {
  readonly jobs: number;
  readonly kills: number;
  readonly way?: "careless";
}): Promise<Toll> {
  const world = await makeWorld();
  const peers = await openPeers(world.ctx, "127.0.0.1");
  const { ctx } = peers;
  const names = Array.from({ length: 40 }, (_, number) => `h${number}`);
  peers.reply = () => ({ status: 202, after: 10 });
  const each = wanted.jobs / names.length;
  for (let number = 0; number < each; number++)
    await deliver(
      ctx,
      "server",
      { "@context": [], id: `http://localhost:3000/ap/test/${number}`, type: "Create" },
      names.map((name) => ({ inbox: peers.inbox(name) })),
    );
  const database = (await sql<{ name: string }>`select current_database() as name`.execute(ctx.db)).rows[0]?.name ?? "";
  const url = (process.env["TEST_DATABASE_URL"] ?? "").replace(/\/[^/?]*(\?|$)/, `/${database}$1`);
  const list = names.map((name) => `${name}.example:${peers.port}`).join(",");
  const program = await bundle();
  const begin = async () => {
    const child = spawn(process.execPath, [program, url, list, wanted.way ?? ""], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    return child;
  };
  const workers: ChildProcess[] = [await begin(), await begin()];
  try {
    for (let kill = 0; kill < wanted.kills; kill++) {
      await sleep(randomInt(40, 250));
      const victim = workers.shift();
      victim?.kill("SIGKILL");
      // What the dead held is free after a minute: it passes at once.
      await passHours(ctx, 61 / 3600);
      workers.push(await begin());
    }
    for (let waited = 0; waited < 900 && (await isAnyLeft(ctx.db)); waited++) {
      await sleep(100);
      if (waited % 50 === 49) await passHours(ctx, 61 / 3600);
    }
  } finally {
    for (const worker of workers) worker.kill("SIGKILL");
  }
  const arrived = peers.posts.map(({ host, body }) => `${host} ${JSON.parse(body).id}`);
  const distinct = new Set(arrived).size;
  return { lost: wanted.jobs - distinct, again: arrived.length - distinct };
}

/** One file of the worker, which starts in a moment. */
async function bundle(): Promise<string> {
  const outfile = join(import.meta.dirname, "../../dist/deliver-alone.js");
  await build({
    entryPoints: [join(import.meta.dirname, "deliver-alone.ts")],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    logLevel: "silent",
  });
  return outfile;
}

async function isAnyLeft(db: Awaited<ReturnType<typeof makeWorld>>["ctx"]["db"]): Promise<boolean> {
  return (await sql`select from deliveries limit 1`.execute(db)).rows.length > 0;
}
