import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { escape } from "#platform/marked-text";
import { quoteStampUri } from "../addresses.ts";
import type { JsonObject } from "./context.ts";
import type { Beside } from "./find-beside.ts";

/**
 * What a post quotes (FEP-044f), also by the older names, and a line for whoever knows none of them. A quote its author
 * refused or took leave from names nothing any more. For a post of ours the leave is ours to show.
 */
export function quoteParts(ctx: Context, post: Post, beside: Beside): { parts: JsonObject; line: string } {
  const { quotedUri, quotedUrl } = beside;
  const stands = post.quote_state === "accepted" || post.quote_state === "pending";
  if (!quotedUri || !quotedUrl || !stands) return { parts: {}, line: "" };
  const isByOther = post.quote_state === "accepted" && beside.quotedAuthorId !== post.author_id;
  const stamp = isByOther && (beside.quotedIsOurs ? quoteStampUri(ctx, post.id) : post.quote_stamp_uri);
  return {
    parts: {
      quote: quotedUri,
      quoteUrl: quotedUri,
      quoteUri: quotedUri,
      _misskey_quote: quotedUri,
      ...(stamp && { quoteAuthorization: stamp }),
    },
    line: `<p class="quote-inline">RE: <a href="${escape(quotedUrl)}">${escape(quotedUrl)}</a></p>`,
  };
}
