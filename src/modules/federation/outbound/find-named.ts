import { listUnfound, nameFound, type Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { lookUpHandle } from "../look-up-handle.ts";
import { fetchActor } from "../remote/fetch-actor.ts";
import { findPostRow } from "./recipients.ts";

/**
 * A post about to go out may name people of other servers whom nobody here knew yet. Their servers are asked now, while
 * nobody waits; then the post is for them too. Who is not found stays words.
 */
export async function findNamed(ctx: Context, post: Post | undefined): Promise<Post | undefined> {
  const unfound = post ? await listUnfound(ctx, post) : [];
  if (!post || unfound.length === 0) return post;
  const found = await Promise.all(unfound.map((handle) => lookUp(ctx, handle)));
  const author = await ctx.db.selectFrom("accounts").selectAll().where("id", "=", post.author_id).executeTakeFirst();
  if (!author || !found.includes(true)) return post;
  await nameFound(ctx, author, post);
  return findPostRow(ctx, post.id);
}

async function lookUp(ctx: Context, handle: string): Promise<boolean> {
  const found = await lookUpHandle(ctx, handle);
  return found !== undefined && (await fetchActor(ctx, found.uri)) !== undefined;
}
