import type { Context } from "#platform/context";
import type { Post } from "./queries.ts";

/** A member keeps a post they see for later; nobody else knows. */
export async function bookmarkPost(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
): Promise<void> {
  await ctx.db
    .insertInto("bookmarks")
    .values({ account_id: person.id, post_id: post.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeBookmark(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
): Promise<void> {
  await ctx.db.deleteFrom("bookmarks").where("account_id", "=", person.id).where("post_id", "=", post.id).execute();
}
