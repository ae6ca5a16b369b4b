import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { castVote } from "./cast-vote.ts";
import type { Post } from "./queries.ts";

/**
 * Somebody at another server answers a poll of ours. Their server sends each of several answers by itself, so further ones
 * join the first where the poll allows more than one. The same answer twice is one.
 *
 * @throws as castVote; Invalid for what cannot be chosen
 */
export async function receiveVote(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
  answer: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const option = await ctx.db
      .selectFrom("poll_options")
      .select("place")
      .where("post_id", "=", post.id)
      .where("text", "=", answer)
      .executeTakeFirst();
    const { rows } = await sql<{ post_id: string }>`
      update poll_votes set places = case when ${option?.place ?? 0}::smallint = any (places) then places
        else places || ${option?.place ?? 0}::smallint end
      where post_id = ${post.id} and account_id = ${person.id} and multiple and ${option !== undefined}
        and not ${option?.place ?? 0}::smallint = any (places) and cardinality(places) < 10
        and exists (select from polls where polls.post_id = poll_votes.post_id and ends_at > clock_timestamp())
      returning post_id`.execute(ctx.db);
    if (rows.length === 0) return castVote(ctx, person, post, [option?.place ?? 0]);
    await sql`update poll_options set votes_count = votes_count + 1
      where post_id = ${post.id} and place = ${option?.place ?? 0}`.execute(ctx.db);
  });
}
