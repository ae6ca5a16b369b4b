import { actorUri } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri } from "../addresses.ts";
import { type JsonObject, PUBLIC } from "./context.ts";
import type { NamedPerson } from "./find-beside.ts";

/**
 * Who may answer, quote, share and like a post, as its author decided: the `interactionPolicy` of GoToSocial, which
 * FEP-044f uses for quotes. An empty list would mean that nothing was said, so "nobody" names the author alone.
 */
export function interactionPolicyOf(
  ctx: Context,
  post: Pick<Post, "author_id" | "audience" | "reply_policy" | "quote_policy">,
  named: readonly Pick<NamedPerson, "uri">[],
): JsonObject {
  const author = actorUri(ctx, { id: post.author_id });
  const followers = followersUri(ctx, { id: post.author_id });
  const people = named.map(({ uri }) => uri);
  const isOpen = post.audience === "public" || post.audience === "quiet";
  const mayReply = {
    everyone: [PUBLIC],
    followers: [author, followers, ...people],
    mentioned: [author, ...people],
    nobody: [author],
  }[post.reply_policy];
  const mayQuote = { everyone: [PUBLIC], followers: [author, followers], ask: [author], nobody: [author] }[
    isOpen ? post.quote_policy : "nobody"
  ];
  const asks = isOpen && post.quote_policy === "ask";
  return {
    canLike: { automaticApproval: [PUBLIC] },
    canReply: { automaticApproval: mayReply },
    canAnnounce: { automaticApproval: [isOpen ? PUBLIC : author] },
    canQuote: { automaticApproval: mayQuote, ...(asks && { manualApproval: [PUBLIC] }) },
  };
}
