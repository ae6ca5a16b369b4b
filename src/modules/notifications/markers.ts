import type { Selectable } from "kysely";
import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import type { MarkersTable } from "#platform/schema";
import { markRead } from "./mark-read.ts";

export type Marker = Pick<Selectable<MarkersTable>, "timeline" | "last_read_id" | "version" | "updated_at">;
export const markedTimelines = ["home", "notifications"] as const satisfies readonly Marker["timeline"][];

/** How far the viewer has read. Of news, what they read on a page counts as well. */
export async function listMarkers(ctx: Context, viewer: { readonly id: string }): Promise<Marker[]> {
  const { rows } = await sql<Marker>`
    select timeline, greatest(last_read_id, case when timeline = 'notifications' then read_up_to end) as last_read_id, version, updated_at
    from markers left join inboxes on inboxes.account_id = markers.account_id
    where markers.account_id = ${viewer.id}`.execute(ctx.db);
  return rows;
}

/** The viewer has read up to an entry, on whatever device. Each change counts up, whichever comes first. */
export async function keepMarker(
  ctx: Context,
  viewer: { readonly id: string },
  timeline: Marker["timeline"],
  id: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await sql`insert into markers (account_id, timeline, last_read_id) values (${viewer.id}, ${timeline}, ${id})
      on conflict (account_id, timeline) do update
      set last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = now()`.execute(ctx.db);
    if (timeline === "notifications") await markRead(ctx, viewer, id);
  });
}

/** The newest news the viewer has seen; 0 for none. */
export async function findReadUpTo(ctx: Context, viewer: { readonly id: string }): Promise<string> {
  const row = await ctx.db
    .selectFrom("inboxes")
    .select("read_up_to")
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  return row?.read_up_to ?? "0";
}
