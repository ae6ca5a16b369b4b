import { sql } from "kysely";
import { type Looker, visibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";

type Person = { readonly id: string };
export const MOST_FEATURED = 10;

/** A tag somebody points out as theirs, with what of theirs the viewer sees under it. */
export type FeaturedTag = {
  readonly id: string;
  readonly tag: string;
  readonly posts: number;
  readonly last_at: Date | null;
};

/** The tags a person points out, in the order they did. Of posts only those are counted that the viewer may see. */
export async function listFeaturedTags(ctx: Context, looker: Looker, account: Person): Promise<FeaturedTag[]> {
  const { rows } = await sql<FeaturedTag>`
    select featured_tags.id, featured_tags.tag, shown.posts, shown.last_at from featured_tags cross join lateral (
      select count(*)::int as posts, max(created_at) as last_at from (
        select posts.created_at from post_tags join posts on posts.id = post_tags.post_id
        where post_tags.tag = featured_tags.tag and posts.author_id = ${account.id} and posts.audience <> 'direct' and ${visibleTo(looker)}
        order by posts.id desc limit 1000) as theirs) as shown
    where account_id = ${account.id} order by featured_tags.id`.execute(ctx.db);
  return rows;
}

/** A member points a tag out as theirs; a second time it stays as it is. @returns its id. @throws Invalid for one too many */
export async function featureTag(ctx: Context, viewer: Person, tag: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const featured = await ctx.db.selectFrom("featured_tags").selectAll().where("account_id", "=", viewer.id).execute();
    const there = featured.find((one) => one.tag === tag);
    if (there) return there.id;
    if (featured.length >= MOST_FEATURED) throw new Invalid({ name: "tooManyTagsFollowed" });
    const made = await ctx.db
      .insertInto("featured_tags")
      .values({ account_id: viewer.id, tag })
      .returning("id")
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

/** The member no longer points it out; named by its id or by the tag itself. @throws NotFound */
export async function unfeatureTag(
  ctx: Context,
  viewer: Person,
  which: { readonly id: string } | { readonly tag: string },
): Promise<void> {
  const gone = await ctx.db
    .deleteFrom("featured_tags")
    .where("account_id", "=", viewer.id)
    .where("id" in which ? "id" : "tag", "=", "id" in which ? which.id : which.tag)
    .returning("id")
    .executeTakeFirst();
  if (!gone && "id" in which) throw new NotFound();
}

/** Tags the member writes under most and does not point out yet; at most ten. */
export async function listTagsToFeature(ctx: Context, viewer: Person): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from post_tags join (select id from posts where author_id = ${viewer.id} and audience <> 'direct' order by id desc limit 200) as written
      on written.id = post_tags.post_id
    where tag not in (select tag from featured_tags where account_id = ${viewer.id})
    group by tag order by count(*) desc, tag limit 10`.execute(ctx.db);
  return rows.map(({ tag }) => tag);
}
