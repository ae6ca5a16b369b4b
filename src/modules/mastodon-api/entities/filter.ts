import type { Filter, FilterMatch } from "#modules/trust";

/** Places by Mastodon's names. */
export const contexts = {
  home: "in_home",
  notifications: "in_notifications",
  public: "in_public",
  thread: "in_threads",
  account: "in_profiles",
} as const;
export type FilterContext = keyof typeof contexts;
export const contextNames = Object.keys(contexts) as [FilterContext, ...FilterContext[]];

const about = (filter: Filter) => ({
  id: filter.id,
  title: filter.title,
  context: contextNames.filter((name) => filter[contexts[name]]),
  expires_at: filter.expires_at?.toISOString() ?? null,
  filter_action: filter.removes ? "hide" : "warn",
});

export const toKeyword = ({ id, word, whole }: Filter["words"][number]) => ({ id, keyword: word, whole_word: whole });
export const toFilterStatus = ({ id, post_id }: Filter["posts"][number]) => ({ id, status_id: post_id });

/** A filter with all it holds. */
export const toFilter = (filter: Filter) => ({
  ...about(filter),
  keywords: filter.words.map(toKeyword),
  statuses: filter.posts.map(toFilterStatus),
});

/** That a post meets a filter, and by what. */
export const toFilterResult = ({ filter, words, posts }: FilterMatch) => ({
  filter: about(filter),
  keyword_matches: words.length > 0 ? [...words] : null,
  status_matches: posts.length > 0 ? [...posts] : null,
});

/** One word as the older form of filters tells it: each word a filter of its own. */
export const toV1Filter = (filter: Filter, { id, word, whole }: Filter["words"][number]) => ({
  id,
  phrase: word,
  context: about(filter).context,
  whole_word: whole,
  expires_at: about(filter).expires_at,
  irreversible: filter.removes,
});
