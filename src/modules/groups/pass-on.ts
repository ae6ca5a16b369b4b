import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";

/**
 * A group passes on to its members what was begun in it, once. Nobody's count of shares rises by it, since no person chose
 * to share it.
 */
export async function passOn(ctx: Context, postId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ id: string }>`
      insert into shares (account_id, post_id) select group_id, id from posts
      where id = ${postId} and group_id is not null and in_reply_to_id is null and removed_at is null and group_hidden_at is null
      on conflict do nothing returning id`.execute(ctx.db);
    const [share] = rows;
    if (share) await publish(ctx, { name: "posts.shared", payload: { shareId: share.id } });
  });
}

/** The same of a post that a group of another server passes on, whether it was said in it or not. */
export async function passOnTheirs(ctx: Context, group: { readonly id: string }, post: { readonly id: string }) {
  const { rows } = await sql<{ id: string }>`
    insert into shares (account_id, post_id) values (${group.id}, ${post.id}) on conflict do nothing returning id`.execute(
    ctx.db,
  );
  const [share] = rows;
  if (share) await publish(ctx, { name: "posts.shared", payload: { shareId: share.id } });
}

/** The group takes back what it passed on: it leaves the homes it reached. */
export async function takeBack(ctx: Context, group: { readonly id: string }, post: { readonly id: string }) {
  const { rows } = await sql<{ id: string }>`
    delete from shares where account_id = ${group.id} and post_id = ${post.id} returning id`.execute(ctx.db);
  const [share] = rows;
  if (!share) return;
  const payload = { shareId: share.id, sharerId: group.id, postId: post.id };
  await publish(ctx, { name: "posts.unshared", payload });
}
