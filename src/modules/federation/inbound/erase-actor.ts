import { unfollowAccount } from "#modules/accounts";
import { deletePost, takeReactionBack, takeShareBack } from "#modules/posts";
import type { Context } from "#platform/context";

/** Rows taken away before the worker looks again. */
const BATCH = 200;

/**
 * Somebody at another server is gone, so what they said and did here goes too, one by one through what the rooms offer, so that
 * every count is right afterwards. The row stays, so that they are known to be gone. Run again it goes on where it stopped.
 */
export async function eraseActor(ctx: Context, accountId: string): Promise<void> {
  const gone = await ctx.db
    .selectFrom("remote_actors")
    .select("account_id")
    .where("account_id", "=", accountId)
    .where("gone_at", "is not", null)
    .executeTakeFirst();
  if (!gone) return;
  const person = { id: accountId };
  await drain(
    () => ctx.db.selectFrom("posts").selectAll().where("author_id", "=", accountId).limit(BATCH).execute(),
    (post) => deletePost(ctx, person, post),
  );
  for (const [table, takeBack] of [
    ["shares", takeShareBack],
    ["reactions", takeReactionBack],
  ] as const)
    await drain(
      () => ctx.db.selectFrom(table).select("post_id as id").where("account_id", "=", accountId).limit(BATCH).execute(),
      (post) => takeBack(ctx, person, post),
    );
  await drain(
    () =>
      ctx.db
        .selectFrom("follows")
        .select(["follower_id", "followee_id"])
        .where((when) => when.or([when("follower_id", "=", accountId), when("followee_id", "=", accountId)]))
        .limit(BATCH)
        .execute(),
    (follow) =>
      unfollowAccount(
        ctx,
        { id: follow.follower_id },
        { id: follow.followee_id },
        follow.follower_id === accountId ? "follower" : "followee",
      ),
  );
  await ctx.db.deleteFrom("remote_keys").where("account_id", "=", accountId).execute();
  await ctx.db
    .updateTable("accounts")
    .set({ name: "?", bio: "", bio_html: "", fields: "[]", findable_by: "nobody" })
    .where("id", "=", accountId)
    .execute();
}

async function drain<Row>(next: () => Promise<Row[]>, takeAway: (row: Row) => Promise<unknown>): Promise<void> {
  for (let rows = await next(); rows.length > 0; rows = await next()) for (const row of rows) await takeAway(row);
}
