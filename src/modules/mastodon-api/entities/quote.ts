import type { PostCard } from "#modules/posts";

/** Who may quote, by Mastodon's names. */
export const quotePolicyNames = {
  everyone: "public",
  followers: "followers",
  ask: "nobody",
  nobody: "nobody",
} as const satisfies Record<PostCard["quote_policy"], string>;

/** What an app means by them. */
export const quotePolicies = { public: "everyone", followers: "followers", nobody: "nobody" } as const;

const states = { pending: "pending", accepted: "accepted", refused: "rejected", withdrawn: "revoked" } as const;

/** How it stands with what a post quotes, and the quoted post where it is there for this reader. */
export function toQuote<Status>(card: Pick<PostCard, "quote_state">, quoted: Status | undefined) {
  const state = states[card.quote_state ?? "pending"];
  if (state !== "accepted") return { state, quoted_status: null };
  return quoted ? { state, quoted_status: quoted } : { state: "unauthorized" as const, quoted_status: null };
}

/** Who may quote a post, and whether the reader may; `verdict` as our own rule says. */
export function toQuoteApproval(card: Pick<PostCard, "quote_policy" | "audience">, verdict: "yes" | "ask" | "no") {
  const { quote_policy: policy } = card;
  const isWide = card.audience === "public" || card.audience === "quiet" || card.audience === "local";
  return {
    automatic: isWide && (policy === "everyone" || policy === "followers") ? [quotePolicyNames[policy]] : [],
    manual: isWide && policy === "ask" ? ["public"] : [],
    current_user: { yes: "automatic", ask: "manual", no: "denied" }[verdict],
  };
}
