/** What is kept of what comes in, for the table of columns in xss-pages.test.ts. */
export const inboxColumns = {
  "inbox_activities.body": "unseen",
  "inbox_activities.kind": "unseen",
  "inbox_activities.object_uri": "unseen",
  "inbox_activities.reason": "unseen",
  "inbox_activities.uri": "unseen",
  "lopsided_counts.host": "unseen",
  "lopsided_counts.kind": "choice",
  "posts.awaited_quote_uri": "unseen",
  "tombstones.actor_uri": "unseen",
  "tombstones.uri": "unseen",
} as const;
