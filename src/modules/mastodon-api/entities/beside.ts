import { sql } from "kysely";
import type { PostCard } from "#modules/posts";
import type { Teller } from "./teller.ts";

/** What an app wants to know of a post that its card does not hold. */
export type Beside = {
  readonly id: string;
  readonly mentions: readonly { readonly id: string; readonly handle: string }[];
  readonly tags: readonly string[];
  readonly quotes: number;
  readonly muted: boolean;
  readonly follows_author: boolean;
};

/** One question for all of them. */
export async function besideOf(
  { ctx, viewer }: Teller,
  cards: readonly Pick<PostCard, "id">[],
): Promise<ReadonlyMap<string, Beside>> {
  const me = viewer
    ? sql`exists (select from thread_mutes where account_id = ${viewer.id} and thread_mutes.thread_id = posts.thread_id) as muted,
        posts.quote_policy = 'followers' and exists (select from follows where follower_id = ${viewer.id} and followee_id = posts.author_id and state = 'accepted') as follows_author`
    : sql`false as muted, false as follows_author`;
  const { rows } = await sql<Beside>`
    select posts.id, ${me},
      coalesce((select json_agg(json_build_object('id', named.id::text, 'handle', named.handle) order by named.id)
        from mentions join accounts named on named.id = mentions.account_id where mentions.post_id = posts.id), '[]') as mentions,
      array(select tag from post_tags where post_id = posts.id order by tag) as tags,
      (select count(*)::int from posts quoting where quoting.quoted_id = posts.id and quoting.quote_state = 'accepted' and quoting.removed_at is null) as quotes
    from posts where posts.id = any(${[...new Set(cards.map(({ id }) => id))]}::bigint[])`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}
