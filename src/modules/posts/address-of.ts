import type { Context } from "#platform/context";
import type { Post } from "./queries.ts";

/** Where a post is read: a message in its conversation, any other on its own page. */
export function addressOf(post: Pick<Post, "id" | "conversation_id">): string {
  return post.conversation_id ? `/messages/${post.conversation_id}#p${post.id}` : `/p/${post.id}`;
}

/** What a post is called among servers: its own name for one of another server. */
export function postUri({ config }: Pick<Context, "config">, post: Pick<Post, "id" | "uri">): string {
  return post.uri ?? `${config.baseUrl.origin}/ap/posts/${post.id}`;
}
