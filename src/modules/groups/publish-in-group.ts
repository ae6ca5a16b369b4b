import type { Account } from "#modules/accounts";
import { type Draft, type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import type { Group } from "./queries.ts";

/**
 * A member begins something in a group; the group then passes it on to its members. In one for announcements organisers
 * alone begin; what is said in a closed one is for its members. @throws Forbidden, and as publishPost
 */
export async function publishInGroup(
  ctx: Context,
  author: Account,
  group: Pick<Group, "id">,
  { topicId = null, ...draft }: Draft & { readonly pictures?: readonly string[]; readonly topicId?: string | null },
): Promise<Post> {
  return publishPost(ctx, author, { ...draft, group: { id: group.id, topicId } });
}
