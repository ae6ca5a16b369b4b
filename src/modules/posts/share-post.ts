import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { publish } from "#platform/events";
import type { Post } from "./queries.ts";
import { mayBeShared } from "./rules.ts";

/** A member passes a post on to their followers, once. Only what every member may see can be passed on. */
export async function sharePost(ctx: Context, person: { readonly id: string }, post: Post): Promise<void> {
  if (!mayBeShared(post)) throw new Forbidden();
  await inTransaction(ctx, async (ctx) => {
    const share = await ctx.db
      .insertInto("shares")
      .values({ account_id: person.id, post_id: post.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!share) return;
    await countShare(ctx, person, post, 1);
    await publish(ctx, { name: "posts.shared", payload: { shareId: share.id } });
  });
}

/** A member takes a share back; it leaves the homes it reached. */
export async function takeShareBack(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const share = await ctx.db
      .deleteFrom("shares")
      .where("account_id", "=", person.id)
      .where("post_id", "=", post.id)
      .returning("id")
      .executeTakeFirst();
    if (!share) return;
    await countShare(ctx, person, post, -1);
    await publish(ctx, {
      name: "posts.unshared",
      payload: { shareId: share.id, sharerId: person.id, postId: post.id },
    });
  });
}

async function countShare(
  ctx: Context,
  person: { readonly id: string },
  post: Pick<Post, "id">,
  by: 1 | -1,
): Promise<void> {
  await sql`update posts set shares_count = shares_count + ${by}::integer where id = ${post.id}`.execute(ctx.db);
  await sql`update accounts set feed_revision = feed_revision + 1 where id = ${person.id}`.execute(ctx.db);
}
