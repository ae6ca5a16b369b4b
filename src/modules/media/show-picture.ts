import { sql } from "kysely";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { listPicturesOf, type Picture } from "./queries.ts";

/** One picture of a post, with what a page about it says. */
export type ShownPicture = {
  readonly picture: Picture;
  readonly number: number;
  readonly count: number;
  readonly post: {
    readonly id: string;
    readonly author_id: string;
    readonly author_name: string;
    readonly language: string;
    readonly conversation_id: string | null;
  };
  /** For its author: what others say it shows. For others: their own suggestion, while it waits. */
  readonly suggestions: readonly Suggestion[];
};
export type Suggestion = {
  readonly id: string;
  readonly alt: string;
  readonly account_id: string;
  readonly name: string;
};

/** A picture of a post the viewer may see, by its number from 1 on. @throws NotFound */
export async function getShownPicture(
  ctx: Context,
  looker: Looker,
  postId: string,
  number: number,
): Promise<ShownPicture> {
  const { rows } = await sql<ShownPicture["post"]>`
    select posts.id, posts.author_id, author.name as author_name, posts.language, posts.conversation_id
    from posts join accounts author on author.id = posts.author_id where posts.id = ${postId} and ${visibleTo(looker)}`.execute(
    ctx.db,
  );
  const pictures = rows[0] ? ((await listPicturesOf(ctx, [postId])).get(postId) ?? []) : [];
  const picture = pictures[number - 1];
  const [post] = rows;
  if (!post || !picture) throw new NotFound();
  return {
    picture,
    number,
    count: pictures.length,
    post,
    suggestions: await listSuggestions(ctx, looker, post, picture),
  };
}

async function listSuggestions(
  ctx: Context,
  looker: Looker,
  post: { readonly author_id: string },
  picture: { readonly id: string },
): Promise<Suggestion[]> {
  if (looker?.status !== "active") return [];
  const mine = looker.id === post.author_id ? sql`true` : sql`alt_suggestions.account_id = ${looker.id}`;
  const { rows } = await sql<Suggestion>`
    select alt_suggestions.id, alt_suggestions.alt, accounts.id as account_id, accounts.name
    from alt_suggestions join accounts on accounts.id = alt_suggestions.account_id and accounts.status = 'active'
    where picture_id = ${picture.id} and ${mine} order by alt_suggestions.id limit 20`.execute(ctx.db);
  return rows;
}
