import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import { countFollow } from "./count-follow.ts";

/**
 * One person stops following another, or takes a request back. Nothing happens when they did not follow. `by` says who
 * ended it, where that is not plain from who of them is a member here: what another server said is not told to it again.
 */
export async function unfollowAccount(
  ctx: Context,
  follower: { readonly id: string },
  followee: { readonly id: string },
  by?: "follower" | "followee",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .deleteFrom("follows")
      .where("follower_id", "=", follower.id)
      .where("followee_id", "=", followee.id)
      .returning(["state", "activity_uri"])
      .executeTakeFirst();
    if (!ended) return;
    const payload = { followerId: follower.id, followeeId: followee.id, activityUri: ended.activity_uri, by };
    if (ended.state === "requested") {
      await publish(ctx, { name: "accounts.follow-withdrawn", payload });
      return;
    }
    await countFollow(ctx, follower.id, followee.id, -1);
    await publish(ctx, { name: "accounts.unfollowed", payload });
  });
}
