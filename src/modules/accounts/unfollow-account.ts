import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import { countFollow } from "./count-follow.ts";

/** One person stops following another, or takes a request back. Nothing happens when they did not follow. */
export async function unfollowAccount(
  ctx: Context,
  follower: { readonly id: string },
  followee: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .deleteFrom("follows")
      .where("follower_id", "=", follower.id)
      .where("followee_id", "=", followee.id)
      .returning("state")
      .executeTakeFirst();
    if (ended?.state !== "accepted") return;
    await countFollow(ctx, follower.id, followee.id, -1);
    await publish(ctx, { name: "accounts.unfollowed", payload: { followerId: follower.id, followeeId: followee.id } });
  });
}
