import { type Account, unfollowAccount } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";

/** The viewer blocks someone: neither sees or follows the other any more. The other is not told. */
export async function blockAccount(ctx: Context, viewer: { readonly id: string }, account: Account): Promise<void> {
  if (viewer.id === account.id) throw new Invalid({ form: "yourself" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto("blocks")
      .values({ blocker_id: viewer.id, blocked_id: account.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await unfollowAccount(ctx, viewer, account, "follower");
    await unfollowAccount(ctx, account, viewer, "followee");
    await publish(ctx, { name: "trust.blocked", payload: { blockerId: viewer.id, blockedId: account.id } });
  });
}

/** The viewer takes a block back. Follows do not come back by themselves. */
export async function unblockAccount(ctx: Context, viewer: { readonly id: string }, accountId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .deleteFrom("blocks")
      .where("blocker_id", "=", viewer.id)
      .where("blocked_id", "=", accountId)
      .returning("created_at")
      .executeTakeFirst();
    if (!ended) return;
    const payload = { blockerId: viewer.id, blockedId: accountId, since: ended.created_at.getTime() };
    await publish(ctx, { name: "trust.unblocked", payload });
  });
}
