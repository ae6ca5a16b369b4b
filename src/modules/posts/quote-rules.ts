import type { PostsTable } from "#platform/schema";
import { type Audience, audiencesForReplyTo, mayBeShared, type quotePolicies } from "./rules.ts";

export type QuotePolicy = (typeof quotePolicies)[number];
export type QuoteState = NonNullable<PostsTable["quote_state"]>;

/**
 * Whether someone who sees a post may quote it: at once, after its author was asked, or not. The author may always, but
 * for messages. Others only what every member may see anyway, since a quote is passed on like a share.
 */
export function mayQuote(
  post: { readonly author_id: string; readonly audience: Audience; readonly quote_policy: QuotePolicy },
  person: { readonly id: string; readonly followsAuthor: boolean },
): "yes" | "ask" | "no" {
  if (post.audience === "direct") return "no";
  if (person.id === post.author_id) return "yes";
  if (!mayBeShared(post)) return "no";
  if (post.quote_policy === "followers") return person.followsAuthor ? "yes" : "no";
  return ({ everyone: "yes", ask: "ask", nobody: "no" } as const)[post.quote_policy];
}

/** The audiences a post may have that quotes such a post: never wider, and never a message. */
export const audiencesForQuoteOf = (quoted: { readonly audience: Audience }): Audience[] =>
  audiencesForReplyTo(quoted).filter((audience) => audience !== "direct");
