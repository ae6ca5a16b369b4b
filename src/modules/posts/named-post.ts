import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { getCard, getPost, type Post, type PostCard } from "./queries.ts";

/** The id in an address such as /p/:id. @throws NotFound for what is no id. */
export function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

/** The post an address names, as its viewer may see it. @throws NotFound */
export const postOf = async (c: RequestContext, ctx: Context = c.var.ctx): Promise<Post> =>
  getPost(ctx, c.var.viewer, idOf(c));
export const cardOf = async (c: RequestContext): Promise<PostCard> => getCard(c.var.ctx, c.var.viewer, idOf(c));
