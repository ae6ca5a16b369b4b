import { type Context, inTransaction } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Post } from "./queries.ts";
import type { QuoteState } from "./quote-rules.ts";

/** What may become of a quote, from what: an answer can be changed later, in either direction. */
const from = {
  accepted: ["pending", "refused", "withdrawn"],
  refused: ["pending"],
  withdrawn: ["accepted"],
} as const satisfies Partial<Record<QuoteState, readonly QuoteState[]>>;

/**
 * Whoever is quoted lets a quote stand, refuses it, or takes their post out of it later: it is then shown there no more.
 * @throws Forbidden for anyone but the author of what is quoted; NotFound for what quotes nothing of theirs.
 */
export async function decideQuote(
  ctx: Context,
  person: { readonly id: string },
  quote: Post,
  state: keyof typeof from,
): Promise<void> {
  if (!quote.quoted_id) throw new NotFound();
  await inTransaction(ctx, async (ctx) => {
    const quoted = await ctx.db
      .selectFrom("posts")
      .select("author_id")
      .where("id", "=", quote.quoted_id)
      .executeTakeFirst();
    if (quoted?.author_id !== person.id) throw new Forbidden();
    const changed = await ctx.db
      .updateTable("posts")
      .set({ quote_state: state })
      .where("id", "=", quote.id)
      .where("quote_state", "in", from[state])
      .returning("id")
      .executeTakeFirst();
    if (!changed) return;
    await publish(ctx, {
      name: "posts.quote-decided",
      payload: { postId: quote.id, authorId: quote.author_id, quotedAuthorId: person.id, state },
    });
  });
}
