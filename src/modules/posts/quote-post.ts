import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { findTies } from "./publish-post.ts";
import { getPost, type Post } from "./queries.ts";
import { audiencesForQuoteOf, mayQuote } from "./quote-rules.ts";

/**
 * A post just written shows another inside it. Whether it may be shown at once, or its author is asked first, is its
 * author's choice; at another server its author is always asked. A quote is never wider than what it quotes, and whoever
 * is quoted may read it.
 *
 * @throws NotFound for what its writer may not see; Forbidden; Invalid.
 */
export async function quotePost(ctx: Context, author: Account, post: Post, quotedId: string): Promise<void> {
  const quoted = await getPost(ctx, author, quotedId);
  const { followsAuthor } = await findTies(ctx, author, quoted);
  const verdict = mayQuote(quoted, { id: author.id, followsAuthor });
  if (verdict === "no") throw new Forbidden({ form: "mayNotQuote" });
  if (!audiencesForQuoteOf(quoted).includes(post.audience)) throw new Invalid({ audience: "widerThanQuoted" });
  const isAsked = verdict === "ask" || (quoted.uri !== null && quoted.author_id !== author.id);
  const state = isAsked ? "pending" : "accepted";
  await ctx.db
    .updateTable("posts")
    .set({ quoted_id: quoted.id, quote_state: state })
    .where("id", "=", post.id)
    .execute();
  if (quoted.author_id === author.id) return;
  if (post.audience === "followers") {
    await ctx.db
      .insertInto("mentions")
      .values({ post_id: post.id, account_id: quoted.author_id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await publish(ctx, {
    name: isAsked ? "posts.quote-asked" : "posts.quoted",
    payload: { postId: post.id, quotedId: quoted.id, authorId: author.id, quotedAuthorId: quoted.author_id },
  });
}
