import type { Account } from "#modules/accounts";
import { visibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import { findTies } from "./publish-post.ts";
import type { Post } from "./queries.ts";
import { mayQuote, type QuoteState } from "./quote-rules.ts";

/**
 * A post of another server shows another one inside it. One of ours is shown as its author wants: at once, after they were
 * asked, or not. One from elsewhere is shown when its author lets everyone quote it, when their server gave leave (`isStamped`), or
 * when it is the quoting one's own.
 * What was decided already stays decided.
 */
export async function receiveQuote(
  ctx: Context,
  author: Account,
  post: Post,
  quoted: Post,
  how: { readonly requestUri?: string; readonly isStamped?: boolean },
): Promise<QuoteState | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const current = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", post.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (current.quoted_id && current.quoted_id !== quoted.id) return undefined;
    const isDecided = current.quote_state !== null && current.quote_state !== "pending";
    const state = isDecided
      ? (current.quote_state as QuoteState)
      : await stateOf(ctx, author, quoted, how.isStamped === true);
    const isNew = current.quote_state === null;
    await ctx.db
      .updateTable("posts")
      .set({
        quoted_id: quoted.id,
        quote_state: state,
        awaited_quote_uri: null,
        ...(how.requestUri && { quote_request_uri: how.requestUri }),
      })
      .where("id", "=", post.id)
      .execute();
    const payload = { postId: post.id, quotedId: quoted.id, authorId: author.id, quotedAuthorId: quoted.author_id };
    if (quoted.uri === null && isNew && (state === "pending" || state === "accepted"))
      await publish(ctx, { name: state === "pending" ? "posts.quote-asked" : "posts.quoted", payload });
    else if (quoted.uri === null && how.requestUri)
      await publish(ctx, { name: "posts.quote-decided", payload: { ...payload, state } });
    return state;
  });
}

async function stateOf(ctx: Context, author: Account, quoted: Post, isStamped: boolean): Promise<QuoteState> {
  if (quoted.author_id === author.id) return "accepted";
  const isSeen = await ctx.db
    .selectFrom("posts")
    .select("id")
    .where("id", "=", quoted.id)
    .where(visibleTo(author))
    .executeTakeFirst();
  if (!isSeen) return "refused";
  if (quoted.uri !== null) return isStamped || quoted.quote_policy === "everyone" ? "accepted" : "pending";
  const { followsAuthor } = await findTies(ctx, author, quoted);
  return ({ yes: "accepted", ask: "pending", no: "refused" } as const)[
    mayQuote(quoted, { id: author.id, followsAuthor })
  ];
}
