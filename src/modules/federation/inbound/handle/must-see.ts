import type { Account } from "#modules/accounts";
import { getPost, type Post } from "#modules/posts";
import type { Context } from "#platform/context";

/** A post as somebody elsewhere may see it. @throws NotFound for what is not for them, as for what is not there */
export const mustSee = (ctx: Context, actor: Account, post: Pick<Post, "id">): Promise<Post> =>
  getPost(ctx, actor, post.id);
