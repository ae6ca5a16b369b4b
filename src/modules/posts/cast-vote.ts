import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Post } from "./queries.ts";

/**
 * A member answers the poll of a post they see: one of its options, or some where it allows more; once, and not after its
 * end. An answer cannot be changed. Nobody is shown who chose what.
 *
 * @throws NotFound when there is no poll; Invalid.
 */
export async function castVote(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
  chosen: readonly number[],
): Promise<void> {
  const places = [...chosen];
  if (places.length === 0) throw new Invalid({ choice: "pollChoose" });
  if (new Set(places).size < places.length) throw new Invalid({ choice: "twice" });
  await inTransaction(ctx, async (ctx) => {
    // The post's row is locked first here and by whoever edits it, so votes and edits come one after the other.
    const counted = await ctx.db
      .updateTable("posts")
      .set({ voters_count: sql`voters_count + 1` })
      .where("id", "=", post.id)
      .where("voters_count", "is not", null)
      .returning("id")
      .executeTakeFirst();
    if (!counted) throw new NotFound();
    const { rows } = await sql<{ multiple: boolean; ended: boolean; options: number }>`
      select multiple, ends_at <= clock_timestamp() as ended,
        (select count(*)::integer from poll_options where post_id = ${post.id}) as options
      from polls where post_id = ${post.id}`.execute(ctx.db);
    const [poll] = rows;
    if (!poll) throw new NotFound();
    if (poll.ended) throw new Invalid({ choice: "pollEnded" });
    if (places.some((place) => !Number.isInteger(place) || place < 1 || place > poll.options))
      throw new Invalid({ choice: "pollChoose" });
    if (!poll.multiple && places.length > 1) throw new Invalid({ choice: "pollOne" });
    const vote = await ctx.db
      .insertInto("poll_votes")
      .values({ post_id: post.id, account_id: person.id, multiple: poll.multiple, places })
      .onConflict((conflict) => conflict.doNothing())
      .returning("post_id")
      .executeTakeFirst();
    if (!vote) throw new Invalid({ choice: "pollVoted" });
    await sql`update poll_options set votes_count = votes_count + 1
      where post_id = ${post.id} and place = any(${places}::smallint[])`.execute(ctx.db);
    await publish(ctx, { name: "posts.voted", payload: { postId: post.id, accountId: person.id } });
  });
}
