import { type Account, followAccount, unfollowAccount } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";

const BATCH = 100;

/**
 * Our people who followed somebody before they moved ask to follow where they went, one by one; across a block nobody does. Run again
 * it goes on where it stopped.
 */
export async function moveFollowers(ctx: Context, accountId: string, targetId: string): Promise<void> {
  const target = await ctx.db.selectFrom("accounts").selectAll().where("id", "=", targetId).executeTakeFirst();
  if (!target) return;
  const next = () =>
    ctx.db
      .selectFrom("follows")
      .innerJoin("accounts", "accounts.id", "follows.follower_id")
      .selectAll("accounts")
      .where("followee_id", "=", accountId)
      .where("state", "=", "accepted")
      .where("accounts.host", "=", "")
      .limit(BATCH)
      .execute();
  for (let people = await next(); people.length > 0; people = await next())
    for (const person of people) await moveFollower(ctx, person, accountId, target);
}

async function moveFollower(ctx: Context, person: Account, oldId: string, target: Account): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await unfollowAccount(ctx, person, { id: oldId });
    if (person.id === target.id) return;
    try {
      await followAccount(ctx, person, target);
    } catch (error) {
      if (!(error instanceof Forbidden || error instanceof Invalid)) throw error;
    }
  });
}
