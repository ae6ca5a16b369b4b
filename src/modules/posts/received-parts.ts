import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import type { Post } from "./queries.ts";
import type { ReceivedPoll, ReceivedPost } from "./received-post.ts";

/** Nobody here is told of the end of a poll that is further ahead. */
const MOST_MS = 100 * 86_400_000;

/** What a post of another server carries beside its words: pictures where they lie, and a poll with the counts it came with. */
export async function keepBeside(ctx: Context, post: Pick<Post, "id">, said: ReceivedPost): Promise<void> {
  if (said.media.length > 0) {
    await ctx.db
      .insertInto("remote_media")
      .values(said.media.map((one, position) => ({ ...one, post_id: post.id, position })))
      .execute();
  }
  if (said.poll) await keepPoll(ctx, post, said.poll);
}

async function keepPoll(ctx: Context, post: Pick<Post, "id">, poll: ReceivedPoll): Promise<void> {
  await sql`update posts set voters_count = ${poll.voters}::integer where id = ${post.id}`.execute(ctx.db);
  await ctx.db
    .insertInto("polls")
    .values({ post_id: post.id, multiple: poll.multiple, secret: false, ends_at: poll.endsAt })
    .execute();
  await ctx.db
    .insertInto("poll_options")
    .values(
      poll.options.map(({ text, count }, index) => ({ post_id: post.id, place: index + 1, text, votes_count: count })),
    )
    .execute();
  if (poll.endsAt.getTime() - ctx.now().getTime() < MOST_MS)
    await queueTask(ctx, "posts.end-poll", { postId: post.id }, poll.endsAt);
}

/** What its server counts now. A poll that asks something else than before begins anew. */
export async function recountPoll(ctx: Context, post: Pick<Post, "id">, poll: ReceivedPoll): Promise<void> {
  const before = await ctx.db
    .selectFrom("poll_options")
    .select("text")
    .where("post_id", "=", post.id)
    .orderBy("place")
    .execute();
  const isSame =
    before.length === poll.options.length && before.every(({ text }, at) => text === poll.options[at]?.text);
  if (!isSame) {
    await ctx.db.deleteFrom("polls").where("post_id", "=", post.id).execute();
    return keepPoll(ctx, post, poll);
  }
  const counts = poll.options.map(({ count }) => count);
  await sql`update poll_options set votes_count = counted.count from unnest(${counts}::integer[]) with ordinality as counted (count, place)
    where post_id = ${post.id} and poll_options.place = counted.place`.execute(ctx.db);
  await sql`update posts set voters_count = ${poll.voters}::integer where id = ${post.id}`.execute(ctx.db);
  await sql`update polls set ends_at = ${poll.endsAt} where post_id = ${post.id}`.execute(ctx.db);
}
