import { sql } from "kysely";
import { listCards, type PostCard } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NEWEST, type Page } from "#platform/paging";

/** The latest that members answered to a demand's post, as far as the viewer may see it. */
export function listReplies(
  ctx: Context,
  looker: Looker,
  { post_id }: { readonly post_id: string | null },
): Promise<Page<PostCard>> {
  if (!post_id) return Promise.resolve({ entries: [], older: undefined });
  const source = {
    from: sql`posts`,
    where: sql<boolean>`posts.in_reply_to_id = ${post_id}`,
    entry: sql<string>`posts.id`,
  };
  return listCards(ctx, looker, [source], { before: NEWEST, size: 5 });
}
