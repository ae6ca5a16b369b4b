import type { Audience } from "#modules/posts";

/**
 * Our audiences by Mastodon's names. "Only this community" and "this group" are told as "private": an app that does not know it must not
 * believe a post to be wider than it is.
 */
export const visibilityNames = {
  public: "public",
  quiet: "unlisted",
  local: "private",
  followers: "private",
  direct: "direct",
  group: "private",
} as const satisfies Record<Audience, string>;

/** What an app means by them. */
export const audiences = {
  public: "public",
  unlisted: "quiet",
  private: "followers",
  direct: "direct",
} as const satisfies Record<string, Audience>;
