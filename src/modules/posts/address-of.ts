import type { Post } from "./queries.ts";

/** Where a post is read: a message in its conversation, any other on its own page. */
export function addressOf(post: Pick<Post, "id" | "conversation_id">): string {
  return post.conversation_id ? `/messages/${post.conversation_id}#p${post.id}` : `/p/${post.id}`;
}
