import { sql } from "kysely";
import type { Context } from "#platform/context";
import { filesOf } from "../keep-pictures.ts";
import type { Copy } from "./copy-picture.ts";

/** What copies may take up on the disk, and how long one stays that nobody looks at. */
export const copyLimits = { bytes: 500_000_000, days: 30 } as const;

/** Takes copies away that nobody looked at for long, and the least used of too many. They can be made again. */
export async function forgetCopies(ctx: Context, limits: { bytes: number; days: number } = copyLimits): Promise<void> {
  const { rows } = await sql<Copy>`delete from picture_copies where stem in (select stem from (
      select stem, used_at, sum(bytes) over (order by used_at desc, stem) as so_far from picture_copies) as ordered
    where so_far > ${limits.bytes} or used_at < now() - make_interval(days => ${limits.days})) returning stem, variants`.execute(
    ctx.db,
  );
  for (const { stem, variants } of rows) for (const { name } of filesOf(stem, variants)) await ctx.storage.remove(name);
}
