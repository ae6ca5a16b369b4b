import { sql } from "kysely";
import { type Looker, visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { mayFind } from "./may-find.ts";

/** Posts are counted up to here. */
export const COUNTED_UP_TO = 100;
/** How much of a tag's spelling must agree. */
const ALIKE = 0.3;

export type FoundTag = { readonly tag: string; readonly posts: number };

/**
 * Tags that begin as asked, then those spelt nearly so. Only those on a post the viewer may find, so that a tag tells
 * nothing of posts that are not theirs to see.
 */
export async function findTags(ctx: Context, looker: Looker, words: string, most: number): Promise<FoundTag[]> {
  const asked = words
    .replace(/^#/, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, "");
  if (!asked) return [];
  const beginning = `${asked.replace(/_/g, "\\_")}%`;
  const { rows } = await sql<FoundTag>`
    select named.tag, counted.posts from (
      (select tag, 1::real as likeness from tags where tag like ${beginning} order by tag limit ${most * 2})
      union
      (select tag, similarity(tag, ${asked}) as likeness from tags where tag % ${asked} and similarity(tag, ${asked}) >= ${ALIKE} and tag not like ${beginning}
        order by 2 desc limit ${most})) as named
      cross join lateral (select count(*)::int as posts from (select from post_tags
        join posts on posts.id = post_tags.post_id join accounts author on author.id = posts.author_id
        where post_tags.tag = named.tag and posts.audience in ('public', 'local') and ${visibleTo(looker)} and ${mayFind(looker, "author")}
        limit ${COUNTED_UP_TO + 1}) as one) as counted
    where counted.posts > 0
    order by named.tag = ${asked} desc, named.likeness desc, counted.posts desc, named.tag limit ${most}`.execute(
    ctx.db,
  );
  return rows;
}
