import type { Context } from "#platform/context";
import type { Post } from "./queries.ts";

/** Keeps whom a post names and which tags it carries, in place of what it had before. */
export async function keepMarks(
  ctx: Context,
  post: Pick<Post, "id">,
  mentioned: readonly string[],
  tags: readonly string[],
): Promise<void> {
  await ctx.db.deleteFrom("mentions").where("post_id", "=", post.id).execute();
  await ctx.db.deleteFrom("post_tags").where("post_id", "=", post.id).execute();
  await addMarks(ctx, post, mentioned, tags);
}

/** The same for a post that had none. */
export async function addMarks(
  ctx: Context,
  post: Pick<Post, "id">,
  mentioned: readonly string[],
  tags: readonly string[],
): Promise<void> {
  if (mentioned.length > 0) {
    await ctx.db
      .insertInto("mentions")
      .values(mentioned.map((account_id) => ({ post_id: post.id, account_id })))
      .execute();
  }
  if (tags.length > 0) {
    await ctx.db
      .insertInto("post_tags")
      .values(tags.map((tag) => ({ post_id: post.id, tag })))
      .execute();
  }
}
