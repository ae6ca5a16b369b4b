import type { Account } from "#modules/accounts";
import { getPost, type Post } from "#modules/posts";
import type { Context } from "#platform/context";

/**
 * A post as somebody elsewhere may see it. What was said in a group is seen by whom that group elsewhere (`group`) vouches for: it
 * alone knows all its members. @throws NotFound for what is not for them, as for what is not there
 */
export async function mustSee(
  ctx: Context,
  actor: Account,
  post: Post,
  group?: { readonly id: string },
): Promise<Post> {
  return group && post.group_id === group.id ? post : getPost(ctx, actor, post.id);
}
