import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { readMarks } from "#platform/marked-text";
import { findMentioned } from "./find-mentioned.ts";
import type { Post } from "./queries.ts";
import { toHtml } from "./to-html.ts";

/** Handles of other servers in a text that nobody here is known by. */
export async function listUnfound(ctx: Context, post: Pick<Post, "text">): Promise<string[]> {
  const { handles } = readMarks(post.text, ctx.config.baseUrl.host);
  const distant = handles.filter((handle) => handle.includes("@"));
  if (distant.length === 0) return [];
  const known = await ctx.db.selectFrom("accounts").select("handle").where("handle", "in", distant).execute();
  return distant.filter((handle) => !known.some((one) => one.handle === handle));
}

/**
 * Whom a post names by a handle that was not known when it was written, and is now, counts as named: the post is for them
 * too, and its words lead to them. What its author wrote stays as it is, so this is no new version. A message stays with
 * those it was sent to.
 */
export async function nameFound(ctx: Context, author: Account, post: Pick<Post, "id">): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const current = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", post.id)
      .forUpdate()
      .executeTakeFirst();
    if (!current) return;
    const mentioned = await findMentioned(ctx, author, readMarks(current.text, ctx.config.baseUrl.host).handles);
    const html = toHtml(ctx, current.text, mentioned);
    if (html === current.html) return;
    await ctx.db.updateTable("posts").set({ html }).where("id", "=", post.id).execute();
    const named = mentioned.filter(({ id, handle }) => id !== author.id && handle.includes("@"));
    if (current.audience === "direct" || named.length === 0) return;
    await ctx.db
      .insertInto("mentions")
      .values(named.map(({ id }) => ({ post_id: post.id, account_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
