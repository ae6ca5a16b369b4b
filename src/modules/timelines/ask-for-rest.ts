import { sql } from "kysely";
import type { Post } from "#modules/posts";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";

/** The rest of a conversation is asked for at most so often, and said to be on its way for so long. */
const MINUTES = 10;
const SHOWN_SECONDS = 30;

/**
 * A member opens a conversation part of which lies at other servers: whoever fetches it is told, and the page does not wait.
 * @returns whether some of it is on its way now
 */
export async function askForRest(ctx: Context, post: Pick<Post, "id" | "thread_id">): Promise<boolean> {
  if (ctx.room?.isFull()) return false;
  const { rows } = await sql<{ elsewhere: boolean; fresh: boolean }>`select
    exists (select from posts where thread_id = ${post.thread_id} and (uri is not null or awaited_uri is not null)) as elsewhere,
    exists (select from thread_fetches where post_id = ${post.thread_id} and asked_at > now() - make_interval(secs => ${SHOWN_SECONDS})) as fresh`.execute(
    ctx.db,
  );
  if (!rows[0]?.elsewhere) return false;
  return (await noteAsked(ctx, post)) || rows[0].fresh;
}

/** Notes the asking, and that it is due: once for all who open it within ten minutes. */
async function noteAsked(ctx: Context, post: Pick<Post, "id" | "thread_id">): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const { rows } = await sql`insert into thread_fetches (post_id) values (${post.thread_id})
      on conflict (post_id) do update set asked_at = now() where thread_fetches.asked_at < now() - make_interval(mins => ${MINUTES})
      returning post_id`.execute(ctx.db);
    if (rows.length === 0) return false;
    await publish(ctx, { name: "timelines.thread-opened", payload: { postId: post.id } });
    return true;
  });
}
