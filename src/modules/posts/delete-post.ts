import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { publish } from "#platform/events";
import { lowerConversation } from "./join-conversation.ts";
import type { Post } from "./queries.ts";
import { listReached } from "./reached.ts";
import { isCounted, isCountedOf } from "./rules.ts";

/** Its author takes a post away, with its history, reactions and shares. Replies stay, under an honest gap. */
export async function deletePost(ctx: Context, author: { readonly id: string }, post: Post): Promise<void> {
  if (post.author_id !== author.id) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    // What moderators removed was taken back elsewhere when they did.
    const reached = post.uri || post.removed_at ? undefined : await listReached(ctx, post);
    const payload = { postId: post.id, authorId: author.id, audience: post.audience, groupId: post.group_id, reached };
    const deleted = await ctx.db.deleteFrom("posts").where("id", "=", post.id).returning("id").executeTakeFirst();
    if (!deleted) return;
    // What moderators removed was counted out when they did.
    if (post.removed_at) {
      await publish(ctx, { name: "posts.deleted", payload });
      return;
    }
    if (post.in_reply_to_id && isCounted(post)) {
      await ctx.db
        .updateTable("posts")
        .set({ replies_count: sql`greatest(0, replies_count - 1)` })
        .where("id", "=", post.in_reply_to_id)
        .execute();
    }
    if (post.audience === "direct") await lowerConversation(ctx, post);
    else {
      await ctx.db
        .updateTable("accounts")
        .set((of) => ({
          posts_count: of("posts_count", "-", isCountedOf(post) ? 1 : 0),
          feed_revision: of("feed_revision", "+", 1),
        }))
        .where("id", "=", author.id)
        .execute();
    }
    await publish(ctx, { name: "posts.deleted", payload });
  });
}
