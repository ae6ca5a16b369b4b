import { sql } from "kysely";
import type { Context } from "#platform/context";
import { publish } from "#platform/events";
export async function passOn(ctx: Context, postId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into shares (account_id, post_id) select group_id, id from posts
    where id = ${postId} and group_id is not null and in_reply_to_id is null and removed_at is null
    on conflict do nothing returning id`.execute(ctx.db);
  if (rows[0]) await publish(ctx, { name: "posts.shared", payload: { shareId: rows[0].id } });
}
