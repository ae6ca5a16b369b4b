import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { readId } from "#platform/paging";
import { findTies } from "./publish-post.ts";
import { getCard, type PostCard } from "./queries.ts";
import { mayQuote } from "./quote-rules.ts";

/** What someone is about to quote, and whether they may. */
export type Quotable = { readonly card: PostCard; readonly may: ReturnType<typeof mayQuote> };

/** Undefined when it is not there, or not to be seen. */
export async function findQuotable(
  ctx: Context,
  viewer: Pick<Account, "id" | "status">,
  id: string | undefined,
): Promise<Quotable | undefined> {
  const wanted = readId(id);
  if (!wanted) return undefined;
  try {
    const card = await getCard(ctx, viewer, wanted);
    const { followsAuthor } = await findTies(ctx, viewer, card);
    return { card, may: mayQuote(card, { id: viewer.id, followsAuthor }) };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
