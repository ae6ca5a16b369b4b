import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Schedule, Tasks } from "#platform/tasks";
import { filesOf, removeLeftBehind } from "./keep-pictures.ts";
import type { Variant } from "./make-variants.ts";
import { forgetCopies } from "./proxy/forget-copies.ts";

/** Files as young as this may belong to a picture that is just being kept. */
const YOUNG_MS = 3_600_000;

/** What pictures do by themselves. Each may run twice with the effect of once. */
export const mediaTasks: Tasks = {
  "media.remove-gone": removeGone,
  "media.sweep": async (ctx) => {
    await removeLeftBehind(ctx);
    await sql`delete from pictures where ready_at is null and created_at < now() - interval '1 minute'`.execute(ctx.db);
    await sql`delete from pictures where num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0 and created_at < now() - interval '23 hours'`.execute(
      ctx.db,
    );
    await removeGone(ctx);
  },
  "media.compare": compareFiles,
  "media.forget-copies": (ctx) => forgetCopies(ctx),
};
export const mediaSchedule: Schedule = [
  { task: "media.sweep", at: "* * * * *" },
  { task: "media.compare", at: "40 20 * * *" },
  { task: "media.forget-copies", at: "10 * * * *" },
];

type Gone = { readonly stem: string; readonly variants: readonly Variant[] };

/** Removes the files of pictures whose rows are gone. */
async function removeGone(ctx: Context): Promise<void> {
  for (;;) {
    const { rows } = await sql<Gone>`select stem, variants from gone_pictures order by created_at limit 100`.execute(
      ctx.db,
    );
    for (const { stem, variants } of rows) {
      for (const { name } of filesOf(stem, variants)) await ctx.storage.remove(name);
      await sql`delete from gone_pictures where stem = ${stem}`.execute(ctx.db);
    }
    if (rows.length < 100) return;
  }
}

/**
 * Compares files with rows: a file that belongs to no row is removed; a picture whose files are lost is shown nowhere and
 * reported, and shown again once they are back. An empty storage is taken for one that is away.
 */
async function compareFiles(ctx: Context): Promise<void> {
  const { rows } = await sql<Gone>`select stem, variants from pictures where ready_at is not null`.execute(ctx.db);
  const wanted = new Map(rows.flatMap(({ stem, variants }) => filesOf(stem, variants).map(({ name }) => [name, stem])));
  const { rows: copies } = await sql<{ stem: string }>`select stem from picture_copies`.execute(ctx.db);
  const copied = new Set(copies.map(({ stem }) => stem));
  const listed = new Set<string>();
  for await (const { name, keptAt } of ctx.storage.list()) {
    if (wanted.has(name)) listed.add(name);
    else if (!copied.has(name.slice(0, 32)) && Date.now() - keptAt.getTime() > YOUNG_MS) await removeOrphan(ctx, name);
  }
  if (listed.size === 0 && wanted.size > 0) return ctx.log.error("The storage of pictures holds none of them", {});
  const lost = [...new Set([...wanted].filter(([name]) => !listed.has(name)).map(([, stem]) => stem))];
  if (lost.length > 0)
    ctx.log.error("Files of pictures are missing: bring the folder media back from a backup", { lost });
  await sql`update pictures set missing = stem = any(${lost}::text[]) where ready_at is not null and missing <> (stem = any(${lost}::text[]))`.execute(
    ctx.db,
  );
}

/** The row is asked for once more: it may have come after the list of rows. */
async function removeOrphan(ctx: Context, name: string): Promise<void> {
  const { rows } = await sql`select from pictures where stem = ${name.slice(0, 32)}`.execute(ctx.db);
  if (rows.length === 0 && /^[0-9a-f]{32}-/.test(name)) await ctx.storage.remove(name);
}
