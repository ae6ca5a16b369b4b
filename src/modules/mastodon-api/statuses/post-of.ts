import { sql } from "kysely";
import { getCard, getPost, listCards, type Post, type PostCard, type Source } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { NEWEST, readId } from "#platform/paging";
import type { ApiContext } from "../env.ts";

/** @throws NotFound for what is no id */
export function idOf(c: ApiContext, name = "id"): string {
  const id = readId(c.req.param(name));
  if (!id) throw new NotFound();
  return id;
}

/** The post an address names, by its own id or by that of a share of it, as its viewer may see it. @throws NotFound */
export async function postOf(c: ApiContext, ctx: Context = c.var.ctx): Promise<Post> {
  const id = idOf(c);
  return getPost(ctx, c.var.viewer, await postIdOf(ctx, id));
}

/** The same as a card, for a share with who shared it. @throws NotFound */
export async function cardOf(c: ApiContext): Promise<PostCard> {
  const id = idOf(c);
  const { ctx, viewer } = c.var;
  const postId = await postIdOf(ctx, id);
  if (postId === id) return getCard(ctx, viewer, id);
  const { entries } = await listCards(ctx, viewer, [shareSource(sql<boolean>`shares.id = ${id}`)], {
    before: NEWEST,
    size: 1,
  });
  const [card] = entries;
  if (!card) throw new NotFound();
  return card;
}

/** Shares as lists show them. */
export const shareSource = (where: Source["where"]): Source => ({
  from: sql`shares join posts on posts.id = shares.post_id`,
  where,
  entry: sql`shares.id`,
  sharer: sql`shares.account_id`,
});

async function postIdOf(ctx: Context, id: string): Promise<string> {
  const share = await ctx.db.selectFrom("shares").select("post_id").where("id", "=", id).executeTakeFirst();
  return share?.post_id ?? id;
}
