import { sql } from "kysely";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import type { RemoteEvent } from "./to-event.ts";

/** Keeps when and where people of another server meet, as it was said last. Who shows the post draws it anew. */
export async function keepEvent(ctx: Context, { id }: Pick<Post, "id">, event: RemoteEvent): Promise<void> {
  const kept = await ctx.db
    .insertInto("remote_events")
    .values({ ...event, post_id: id })
    .onConflict((conflict) =>
      conflict
        .column("post_id")
        .doUpdateSet(event)
        .where("remote_events.said_at", "<=", event.said_at as Date),
    )
    .returning("post_id")
    .executeTakeFirst();
  // Cards are kept by the version of their post's row.
  if (kept) await sql`update posts set url = url where id = ${id}`.execute(ctx.db);
}
