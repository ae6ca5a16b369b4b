import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import type { PollWish } from "./poll-rules.ts";
import type { Post } from "./queries.ts";

/** A post just written asks a question. It can be answered until its time is over, counted from now. */
export async function openPoll(ctx: Context, post: Pick<Post, "id">, wish: PollWish): Promise<void> {
  const endsAt = new Date(ctx.now().getTime() + wish.minutes * 60_000);
  await sql`update posts set voters_count = 0 where id = ${post.id}`.execute(ctx.db);
  await ctx.db
    .insertInto("polls")
    .values({ post_id: post.id, multiple: wish.multiple, secret: wish.secret, ends_at: endsAt })
    .execute();
  await ctx.db
    .insertInto("poll_options")
    .values(wish.options.map((text, index) => ({ post_id: post.id, place: index + 1, text })))
    .execute();
  await queueTask(ctx, "posts.end-poll", { postId: post.id }, endsAt);
}
