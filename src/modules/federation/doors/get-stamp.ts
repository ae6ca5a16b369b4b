import { sql } from "kysely";
import type { Post } from "#modules/posts";
import { visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { JsonObject } from "../documents/context.ts";
import { toStamp } from "../outbound/send-quotes.ts";

/**
 * The leave an author of ours gave to quote a post (FEP-044f), while it stands. It says nothing of either post but its name.
 * @throws NotFound when there is none, or it was withdrawn
 */
export async function getStamp(ctx: Context, quotingId: string | undefined): Promise<JsonObject> {
  const { rows: quoting } = await sql<Post>`
    select * from posts where id = ${quotingId ?? "0"} and quote_state = 'accepted' and audience <> 'local'`.execute(
    ctx.db,
  );
  const { rows: quoted } = await sql<Post>`
    select posts.* from posts where id = ${quoting[0]?.quoted_id ?? "0"} and uri is null and ${visibleTo(undefined)}`.execute(
    ctx.db,
  );
  if (!quoting[0] || !quoted[0]) throw new NotFound();
  return toStamp(ctx, quoting[0], quoted[0]);
}
