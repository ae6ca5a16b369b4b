import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { listCards, type PostCard } from "#modules/posts";
import { notLimitedFor } from "#modules/trust";
import type { Context } from "#platform/context";
import { NEWEST } from "#platform/paging";

/** The latest a person said that everyone may see; what they shared or answered is not theirs to hand on here. */
export async function listSaid(ctx: Context, account: Pick<Account, "id">): Promise<readonly PostCard[]> {
  return listOpen(ctx, {
    from: sql`posts`,
    where: sql<boolean>`posts.author_id = ${account.id} and posts.in_reply_to_id is null`,
    entry: sql`posts.id`,
  });
}

/** The latest with a tag that everyone may see, but for quiet posts. */
export async function listTagged(ctx: Context, tag: string): Promise<readonly PostCard[]> {
  return listOpen(ctx, {
    from: sql`post_tags join posts on posts.id = post_tags.post_id`,
    where: sql<boolean>`post_tags.tag = ${tag} and posts.audience = 'public' and ${notLimitedFor(undefined, "posts.author_id")}`,
    entry: sql`post_tags.post_id`,
  });
}

/** A feed is the same for everyone, so it is read as a guest reads. */
async function listOpen(ctx: Context, source: Parameters<typeof listCards>[2][number]): Promise<readonly PostCard[]> {
  return (await listCards(ctx, undefined, [source], NEWEST)).entries;
}
