import { rm } from "node:fs/promises";
import { sql } from "kysely";
import { z } from "zod";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { archivePath, sweepArchives } from "./archives.ts";
import { dueAccounts, eraseAccount } from "./erase-account.ts";
import { makeArchive } from "./exporting/make-archive.ts";
import { takeImport } from "./importing/take-import.ts";
import { archiveLimits } from "./rules.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What follows when someone leaves, takes all of theirs along, or brings something in. */
export const portabilityTasks: Tasks = {
  "portability.erase-departed": async (ctx) => {
    for (const account of await dueAccounts(ctx).limit(1000).execute())
      await queueTask(ctx, "portability.erase-account", { accountId: account.id });
  },
  "portability.erase-account": async (ctx, payload) =>
    eraseAccount(ctx, z.object({ accountId: id }).parse(payload).accountId),
  "portability.make-archive": makeArchive,
  "portability.take-import": takeImport,
  "portability.remove-old": removeOld,
};

export const portabilitySchedule: Schedule = [
  { task: "portability.erase-departed", at: "20 * * * *" },
  { task: "portability.remove-old", at: "50 * * * *" },
];

/** Archives go after seven days, and what is known of imports after thirty. */
async function removeOld(ctx: Context): Promise<void> {
  const old = await ctx.db
    .deleteFrom("exports")
    .where("asked_at", "<", sql<Date>`now() - make_interval(days => ${archiveLimits.days})`)
    .returning("file")
    .execute();
  for (const { file } of old) if (file) await rm(archivePath(ctx, file), { force: true });
  await sql`delete from imports where asked_at < now() - interval '30 days'`.execute(ctx.db);
  const { rows } = await sql<{ file: string }>`
    select file from exports where file is not null union all select file from imports where file is not null`.execute(
    ctx.db,
  );
  await sweepArchives(ctx, new Set(rows.map(({ file }) => file)));
}
