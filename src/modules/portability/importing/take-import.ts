import { readFile, rm, stat } from "node:fs/promises";
import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { archivePath } from "../archives.ts";
import { archiveLimits, Trouble } from "../rules.ts";
import { takeArchive } from "./take-archive.ts";
import { takePeople } from "./take-people.ts";
import { newTally, Pause, readTally, type Tally } from "./tally.ts";

/**
 * Takes in what a person sent, a while at a time. Whatever stops it, it is taken up again and what came in already is
 * known; an archive that kills its worker three times is given up. What cannot be taken is said with its reason.
 */
export async function takeImport(ctx: Context, payload: unknown): Promise<void> {
  const { importId } = z.object({ importId: z.string() }).parse(payload);
  const job = await ctx.db
    .updateTable("imports")
    .set((of) => ({ tries: of("tries", "+", 1) }))
    .where("id", "=", importId)
    .where("state", "=", "asked")
    .returningAll()
    .executeTakeFirst();
  if (!job?.file) return;
  const path = archivePath(ctx, job.file);
  const tally = newTally(readTally(job.done).runs);
  const until = performance.now() + archiveLimits.runMs;
  const pause = () => {
    if (performance.now() > until) throw new Pause();
  };
  try {
    if (job.tries > archiveLimits.tries || tally.runs > archiveLimits.runs) throw new Trouble("crashed");
    const account = await ctx.db.selectFrom("accounts").selectAll().where("id", "=", job.account_id).executeTakeFirst();
    if (account?.status !== "active" || account.restriction === "frozen") throw new Trouble("notNow");
    if (job.kind === "archive") await takeArchive(ctx, account, path, tally, pause);
    else await takePeople(ctx, account, job.kind, await listIn(path), tally, pause);
    await close(ctx, job.id, path, tally, undefined);
  } catch (error) {
    if (error instanceof Pause) return later(ctx, job.id, tally);
    if (!(error instanceof Trouble)) throw error;
    await close(ctx, job.id, path, tally, error.code);
  }
}

async function listIn(path: string): Promise<string> {
  if ((await stat(path)).size > 5_000_000) throw new Trouble("tooLarge");
  return readFile(path, "utf8");
}

/** What it did so far is done; counting begins anew, since everything is gone through again. */
async function later(ctx: Context, id: string, tally: Tally): Promise<void> {
  const done = JSON.stringify({ ...tally, runs: tally.runs + 1 });
  await ctx.db.updateTable("imports").set({ tries: 0, done }).where("id", "=", id).execute();
  await queueTask(ctx, "portability.take-import", { importId: id }, new Date(ctx.now().getTime() + 5000));
}

async function close(ctx: Context, id: string, path: string, tally: Tally, trouble: string | undefined): Promise<void> {
  const state = trouble ? ("failed" as const) : ("ready" as const);
  await ctx.db
    .updateTable("imports")
    .set({ state, trouble: trouble ?? null, done: JSON.stringify(tally), file: null, ready_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await rm(path, { force: true });
}
