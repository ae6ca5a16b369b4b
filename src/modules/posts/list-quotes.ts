import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Page } from "#platform/paging";
import { listCards, type Post, type PostCard } from "./queries.ts";

/** Posts that quote a post, as the viewer may see them, the newest first; its author sees also those that wait for an answer. */
export function listQuotes(
  ctx: Context,
  looker: Looker,
  post: Pick<Post, "id">,
  isMine: boolean,
  before: string,
): Promise<Page<PostCard>> {
  const shown = isMine ? sql<boolean>`true` : sql<boolean>`posts.quote_state = 'accepted'`;
  const source = {
    from: sql`posts`,
    where: sql<boolean>`posts.quoted_id = ${post.id} and ${shown}`,
    entry: sql<string>`posts.id`,
  };
  return listCards(ctx, looker, [source], before);
}
