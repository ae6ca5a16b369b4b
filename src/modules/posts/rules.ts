import { z } from "zod";
import type { PostsTable, ReactionsTable } from "#platform/schema";

export type Audience = PostsTable["audience"];
export type ReplyPolicy = "everyone" | "followers" | "mentioned" | "nobody";
export type ReactionKind = ReactionsTable["kind"];

/** Every limit of a post, in one place. Lengths count Unicode code points. */
export const postLimits = {
  text: 5000,
  /** Signs of the HTML made from it. */
  html: 60_000,
  warning: 200,
  mentions: 20,
  /** For an account younger than a day. */
  mentionsWhenNew: 5,
  tags: 30,
  pinned: 5,
  revisions: 50,
} as const;

/** Whom a person may choose to write to. To a group one writes in the group. */
export const audiences = ["public", "quiet", "local", "followers", "direct"] as const satisfies readonly Audience[];
export const replyPolicies = ["everyone", "followers", "mentioned", "nobody"] as const satisfies readonly ReplyPolicy[];
export const quotePolicies = ["everyone", "followers", "ask", "nobody"] as const;
export const reactionKinds = ["like", "pray", "cheer", "thank"] as const satisfies readonly ReactionKind[];
/** Languages a post may be marked with, by ISO 639 code, commonest in the villages first. */
export const postLanguages = [
  "id",
  "jv",
  "su",
  "ms",
  "mad",
  "min",
  "ban",
  "bug",
  "bjn",
  "ace",
  "bbc",
  "sas",
  "mak",
  "en",
  "ar",
] as const;

/** How wide each audience is; a reply is never wider than what it answers. */
const reach: Readonly<Record<Audience, number>> = { public: 4, quiet: 4, local: 3, followers: 2, group: 1, direct: 1 };

/** The audiences a reply to such a post may have, widest first. What is said in a private group stays in it, or between two of it. */
export function audiencesForReplyTo(parent: { readonly audience: Audience }): Audience[] {
  if (parent.audience === "group") return ["group", "direct"];
  return audiences.filter((audience) => reach[audience] <= reach[parent.audience]);
}

/** Whether people may pass this post on: only what everyone here may see anyway. */
export function mayBeShared(post: { readonly audience: Audience }): boolean {
  return reach[post.audience] >= reach.local;
}

/** Whether a reply counts on what it answers: only replies everyone may see are counted. */
export function isCounted(post: { readonly audience: Audience }): boolean {
  return reach[post.audience] === reach.public;
}

/**
 * Whether a post is one of those a profile says its author wrote: a message is not, nor is what is said in a closed group, or the
 * figure would tell everyone that somebody speaks in one.
 */
export function isCountedOf(post: { readonly audience: Audience }): boolean {
  return post.audience !== "direct" && post.audience !== "group";
}

/** Whether someone who sees a post may answer it. The author may always; "mentioned" and "followers" include whom the post names. */
export function mayReply(
  post: { readonly author_id: string; readonly reply_policy: ReplyPolicy },
  replier: {
    readonly id: string;
    readonly isMentioned: boolean;
    readonly followsAuthor: boolean;
    readonly isShutOut?: boolean;
  },
): boolean {
  if (replier.isShutOut) return false;
  if (replier.id === post.author_id || post.reply_policy === "everyone") return true;
  if (post.reply_policy === "nobody") return false;
  return replier.isMentioned || (post.reply_policy === "followers" && replier.followsAuthor);
}

/** Text of several lines: trimmed, no overrides of the reading direction, no long gaps. */
export const longText = (longest: number) =>
  z
    .string("required")
    .transform((text) =>
      text
        .replace(/[\u202a-\u202e]/g, "")
        .replace(/\n{4,}/g, "\n\n\n")
        .trim(),
    )
    .refine((text) => [...text].length <= longest, "tooLong");

/** What a person writes: one post. The form of an edit; those of a new post and a reply have more. */
export const draftForm = z.object({
  text: longText(postLimits.text).refine((text) => text.length > 0, "required"),
  warning: longText(postLimits.warning).default(""),
  language: z.enum(postLanguages, "unknownChoice").default("id"),
  audience: z.enum([...audiences, "group"], "unknownChoice").default("public"),
  reply_policy: z.enum(replyPolicies, "unknownChoice").default("everyone"),
  quote_policy: z.enum(quotePolicies, "unknownChoice").optional(),
});
export type Draft = z.infer<typeof draftForm>;
