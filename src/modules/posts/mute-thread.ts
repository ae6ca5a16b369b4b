import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Post } from "./queries.ts";

/** A member has had enough of the conversation a post belongs to: no news of it any more, and it leaves their home. */
export async function muteThread(ctx: Context, person: { readonly id: string }, post: Post): Promise<void> {
  await ctx.db
    .insertInto("thread_mutes")
    .values({ account_id: person.id, thread_id: post.thread_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** They hear of it again. */
export async function unmuteThread(ctx: Context, person: { readonly id: string }, post: Post): Promise<void> {
  await ctx.db
    .deleteFrom("thread_mutes")
    .where("account_id", "=", person.id)
    .where("thread_id", "=", post.thread_id)
    .execute();
}

/** Whether they have. */
export async function isThreadMuted(
  ctx: Context,
  person: { readonly id: string },
  post: { readonly id: string },
): Promise<boolean> {
  const { rows } = await sql`select from thread_mutes join posts on posts.thread_id = thread_mutes.thread_id
    where account_id = ${person.id} and posts.id = ${post.id}`.execute(ctx.db);
  return rows.length > 0;
}
