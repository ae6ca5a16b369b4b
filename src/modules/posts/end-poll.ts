import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";

/** The time of a poll is over: whoever listens is told, once. One that was deleted meanwhile ends in silence. */
export async function endPoll(ctx: Context, postId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ author_id: string }>`
      update polls set ended_at = now() from posts
      where posts.id = polls.post_id and post_id = ${postId} and ended_at is null and ends_at <= now() returning author_id`.execute(
      ctx.db,
    );
    if (!rows[0]) return;
    await publish(ctx, { name: "posts.poll-ended", payload: { postId, authorId: rows[0].author_id } });
  });
}
