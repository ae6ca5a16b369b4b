import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import { countFollow } from "./count-follow.ts";
import type { Account } from "./rules.ts";

/** Someone asked to follow the viewer, who says yes or no. A no is not told to the one who asked, but to their server. */
export async function answerFollowRequest(
  ctx: Context,
  viewer: { readonly id: string },
  asker: Pick<Account, "id">,
  answer: "accept" | "decline",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const request = { follower_id: asker.id, followee_id: viewer.id, state: "requested" as const };
    const answered =
      answer === "accept"
        ? await ctx.db
            .updateTable("follows")
            .set({ state: "accepted" })
            .where((when) => when.and(request))
            .returning("activity_uri")
            .executeTakeFirst()
        : await ctx.db
            .deleteFrom("follows")
            .where((when) => when.and(request))
            .returning("activity_uri")
            .executeTakeFirst();
    if (!answered) throw new NotFound();
    const payload = { followerId: asker.id, followeeId: viewer.id };
    if (answer === "decline") {
      const activityUri = answered.activity_uri;
      await publish(ctx, { name: "accounts.follow-declined", payload: { ...payload, activityUri } });
      return;
    }
    await countFollow(ctx, asker.id, viewer.id, 1);
    await publish(ctx, { name: "accounts.followed", payload: { ...payload, asked: true } });
    await publish(ctx, { name: "accounts.follow-accepted", payload });
  });
}
