import { sql } from "kysely";
import type { Context } from "#platform/context";

/**
 * Puts a post of the village back in time, where it would stand had it been written then: with another id, since ids are
 * ordered by time, and passed on by its group at once. What was queued for it when it was written finds nothing.
 * @returns the new id
 */
export async function movePost(ctx: Context, postId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`select next_id(${at}) as id`.execute(ctx.db);
  const id = rows[0]?.id ?? postId;
  await sql`insert into posts select (jsonb_populate_record(posts, jsonb_build_object('id', ${id}::bigint, 'created_at', ${at}::timestamptz,
      'thread_id', case when thread_id = id then ${id}::bigint else thread_id end))).* from posts where id = ${postId}`.execute(
    ctx.db,
  );
  await sql`update demands set post_id = ${id} where post_id = ${postId}`.execute(ctx.db);
  await sql`update questions set post_id = ${id} where post_id = ${postId}`.execute(ctx.db);
  await sql`delete from posts where id = ${postId}`.execute(ctx.db);
  await sql`insert into shares (id, account_id, post_id, created_at)
    select next_id(${at}), group_id, id, ${at} from posts where id = ${id} and group_id is not null`.execute(ctx.db);
  return id;
}
