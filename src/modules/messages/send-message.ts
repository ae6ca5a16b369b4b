import { type Post, publishPost } from "#modules/posts";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/** A member says something in a conversation they are in. @throws as publishPost */
export async function sendMessage(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
  text: string,
): Promise<Post> {
  const draft = { text, warning: "", language: viewer.locale, audience: "direct", reply_policy: "everyone" } as const;
  return publishPost(ctx, viewer, draft, undefined, conversation);
}
