import { type RawBuilder, sql } from "kysely";
import { type Found, type Snapshot, type ThingKind, visibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { deletePost } from "./delete-post.ts";
import { lowerConversation } from "./join-conversation.ts";
import { getPost, type Post } from "./queries.ts";
import { isCounted, isCountedOf } from "./rules.ts";

/** How moderators meet posts and messages. A message is a direct post, and so of another kind. */
const isMessage = (post: Pick<Post, "audience">) => post.audience === "direct";
const find = (kind: "post" | "message") => async (ctx: Context, viewer: Viewer, id: string) => {
  const post = await getPost(ctx, viewer, id);
  if (isMessage(post) !== (kind === "message")) throw new NotFound();
  return toFound(ctx, post, kind);
};

async function toFound(ctx: Context, post: Post, kind: "post" | "message"): Promise<Found> {
  const { rows } = await sql<{ name: string; handle: string; choices: string[] | null }>`
    select name, handle, (select array_agg(text order by place) from poll_options where post_id = ${post.id}) as choices
    from accounts where id = ${post.author_id}`.execute(ctx.db);
  const author = rows[0];
  if (!author) throw new NotFound();
  const snapshot: Snapshot = {
    name: author.name,
    handle: author.handle,
    text: [post.text, ...(author.choices ?? []).map((choice) => `– ${choice}`)].join("\n"),
    warning: post.warning,
    isPrivate: post.audience === "followers" || isMessage(post),
    pictures: post.pictures_count,
    at: post.created_at.toISOString(),
  };
  return { kind, id: post.id, subjectId: post.author_id, snapshot };
}

/** Counts what a removal takes out of everyone's sight, or what comes back. */
async function count(ctx: Context, post: Post, by: 1 | -1): Promise<void> {
  if (post.in_reply_to_id && isCounted(post))
    await sql`update posts set replies_count = greatest(0, replies_count + ${by}::integer) where id = ${post.in_reply_to_id}`.execute(
      ctx.db,
    );
  if (!isMessage(post))
    await sql`update accounts set posts_count = posts_count + ${isCountedOf(post) ? by : 0}::integer, feed_revision = feed_revision + 1 where id = ${post.author_id}`.execute(
      ctx.db,
    );
  else if (by < 0) await lowerConversation(ctx, post);
  else
    await sql`update conversation_members set last_post_id = greatest(last_post_id, ${post.id}::bigint),
        read_up_to = case when read_up_to >= last_post_id then greatest(read_up_to, ${post.id}::bigint) else read_up_to end
      where conversation_id = ${post.conversation_id}`.execute(ctx.db);
}

/** Takes a post out of everyone's sight, its author's too; answers to it stay under an honest gap. */
async function remove(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } =
      await sql<Post>`update posts set removed_at = now() where id = ${id} and removed_at is null returning *`.execute(
        ctx.db,
      );
    if (!rows[0]) return;
    await count(ctx, rows[0], -1);
    await publish(ctx, { name: "posts.removed", payload: { postId: id, authorId: rows[0].author_id } });
  });
}

/** Brings it back with all that hung on it. */
async function restore(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } =
      await sql<Post>`update posts set removed_at = null where id = ${id} and removed_at is not null returning *`.execute(
        ctx.db,
      );
    if (!rows[0]) return;
    await count(ctx, rows[0], 1);
    await publish(ctx, { name: "posts.restored", payload: { postId: id, authorId: rows[0].author_id } });
  });
}

async function erase(ctx: Context, id: string): Promise<void> {
  const post = await ctx.db
    .selectFrom("posts")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is not", null)
    .executeTakeFirst();
  if (post) await deletePost(ctx, { id: post.author_id }, post);
}

const draw = async (ctx: Context, id: string, curtain: string) => {
  await ctx.db.updateTable("posts").set({ curtain }).where("id", "=", id).execute();
};

export const postThing: ThingKind = {
  find: find("post"),
  href: ({ id }) => `/p/${id}`,
  latestOf: async (ctx, viewer, accountId) => {
    const posts = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("author_id", "=", accountId)
      .where("audience", "<>", "direct")
      .where(visibleTo(viewer))
      .orderBy("id", "desc")
      .limit(6)
      .execute();
    return Promise.all(posts.map((post) => toFound(ctx, post, "post")));
  },
  hide: (ctx, id, words) => draw(ctx, id, [...words].slice(0, 200).join("")),
  show: (ctx, id) => draw(ctx, id, ""),
  remove,
  restore,
  erase,
};
export const messageThing: ThingKind = {
  find: find("message"),
  href: ({ id }) => `/p/${id}/more`,
  remove,
  restore,
  erase,
};

type Told = { readonly post_id: string | null };

/**
 * How moderators take away something that is told of with a post, and bring it back: the post goes and comes with it. `set` changes
 * `removed_at` where it is otherwise, and returns the post.
 */
export function removedWithPost(
  set: (removed: boolean, id: string) => RawBuilder<Told>,
): Required<Pick<ThingKind, "remove" | "restore">> {
  return {
    remove: async (ctx, id) => {
      const { rows } = await set(true, id).execute(ctx.db);
      if (rows[0]?.post_id) await postThing.remove?.(ctx, rows[0].post_id);
    },
    restore: async (ctx, id) => {
      const { rows } = await set(false, id).execute(ctx.db);
      if (rows[0]?.post_id) await postThing.restore?.(ctx, rows[0].post_id);
    },
  };
}
