import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Post } from "./queries.ts";
import { postLimits } from "./rules.ts";

/** An author sets a post at the top of their profile, at most five; direct posts stay where they are. */
export async function pinPost(ctx: Context, author: { readonly id: string }, post: Post): Promise<void> {
  if (post.author_id !== author.id || post.audience === "direct") throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    await sql`update accounts set feed_revision = feed_revision + 1 where id = ${author.id}`.execute(ctx.db);
    const { count } = await ctx.db
      .selectFrom("posts")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("author_id", "=", author.id)
      .where("pinned_at", "is not", null)
      .where("id", "<>", post.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= postLimits.pinned) throw new Invalid({ form: "tooManyPinned" });
    await ctx.db.updateTable("posts").set({ pinned_at: sql`now()` }).where("id", "=", post.id).execute();
    await publish(ctx, { name: "posts.pinned", payload: { postId: post.id } });
  });
}

export async function unpinPost(ctx: Context, author: { readonly id: string }, post: Post): Promise<void> {
  if (post.author_id !== author.id) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    await sql`update accounts set feed_revision = feed_revision + 1 where id = ${author.id}`.execute(ctx.db);
    await ctx.db.updateTable("posts").set({ pinned_at: null }).where("id", "=", post.id).execute();
    await publish(ctx, { name: "posts.unpinned", payload: { postId: post.id } });
  });
}
