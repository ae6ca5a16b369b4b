import { sql } from "kysely";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { cutHtml } from "#platform/cut-html";
import type { BareCard, Post } from "./queries.ts";
import type { QuoteState } from "./quote-rules.ts";

/** Letters of a quoted post; the rest is read on its own page. */
const QUOTED_LETTERS = 300;

/** What stands in a quote: the quoted post as its reader may see it, or how it stands with it. */
export type Quoted = {
  readonly state: QuoteState;
  /** Only of an accepted quote, and absent when it is gone or not for this reader. */
  readonly post?: QuotedPost;
};
export type QuotedPost = Pick<Post, "id" | "author_id" | "html" | "warning" | "language" | "pictures_count"> & {
  readonly author_handle: string;
  readonly author_name: string;
  readonly version: string;
  readonly author_version: string;
};

/** What these posts quote. The visibility policy is asked anew for each quoted post, so a quote opens nothing. */
export async function quotesOf(
  ctx: Context,
  looker: Looker,
  cards: readonly BareCard[],
): Promise<ReadonlyMap<string, Quoted>> {
  const ids = cards.flatMap(({ quoted_id, quote_state }) =>
    quoted_id && quote_state === "accepted" ? [quoted_id] : [],
  );
  const { rows } =
    ids.length > 0
      ? await sql<QuotedPost>`
        select posts.id, posts.author_id, html, coalesce(nullif(curtain, ''), warning) as warning, language, pictures_count, posts.xmin::text as version,
          author.handle as author_handle, author.name as author_name, author.xmin::text as author_version
        from posts join accounts author on author.id = posts.author_id
        where posts.id = any(${ids}::bigint[]) and ${visibleTo(looker)}`.execute(ctx.db)
      : { rows: [] };
  const posts = new Map(rows.map((row) => [row.id, { ...row, html: cutHtml(row.html, QUOTED_LETTERS) ?? row.html }]));
  return new Map(
    cards.flatMap(({ id, quoted_id, quote_state: state }) => {
      const post = state === "accepted" ? posts.get(quoted_id ?? "") : undefined;
      return state ? [[id, { state, ...(post && { post }) }] as const] : [];
    }),
  );
}
