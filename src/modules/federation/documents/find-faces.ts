import { sql } from "kysely";
import type { Context } from "#platform/context";

type Faces = { readonly avatar?: string; readonly cover?: string };

/** Where the two pictures of a profile are read, the largest version of each. */
export async function findFaces(ctx: Context, account: { readonly id: string }): Promise<Faces> {
  const { rows } = await sql<{ part: "avatar" | "cover"; stem: string; width: number }>`
    select part, stem, (variants -> -1 ->> 'width')::integer as width from pictures
    where account_id = ${account.id} and part is not null and ready_at is not null and not missing`.execute(ctx.db);
  return Object.fromEntries(rows.map(({ part, stem, width }) => [part, `/media/${stem}-${width}.webp`]));
}
