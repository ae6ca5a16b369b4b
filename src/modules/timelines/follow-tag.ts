import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";

/** Tags one person follows at most. */
export const MOST_TAGS = 50;

/** A member follows a tag: what everyone here may see under it comes onto their home. */
export async function followTag(ctx: Context, viewer: Viewer, tag: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("accounts").select("id").where("id", "=", viewer.id).forNoKeyUpdate().execute();
    const followed = await listFollowedTags(ctx, viewer);
    if (followed.includes(tag)) return;
    if (followed.length >= MOST_TAGS) throw new Invalid({ form: "tooManyTagsFollowed" });
    await ctx.db.insertInto("followed_tags").values({ account_id: viewer.id, tag }).execute();
    await publish(ctx, { name: "timelines.tag-followed", payload: { accountId: viewer.id, tag } });
  });
}

/** The member lets a tag go; what it brought onto their home goes with it. */
export async function unfollowTag(ctx: Context, viewer: Viewer, tag: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.deleteFrom("followed_tags").where("account_id", "=", viewer.id).where("tag", "=", tag).execute();
    await publish(ctx, { name: "timelines.tag-unfollowed", payload: { accountId: viewer.id, tag } });
  });
}

export async function listFollowedTags(ctx: Context, viewer: Pick<Viewer, "id">): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("followed_tags")
    .select("tag")
    .where("account_id", "=", viewer.id)
    .orderBy("tag")
    .execute();
  return rows.map(({ tag }) => tag);
}
