/** The columns of text apps keep for a person; no page shows them, and apps get them as JSON. */
export const appColumns = {
  "app_phones.kinds": "choice",
  "app_phones.policy": "choice",
  "featured_tags.tag": "choice",
  "filters.title": "unseen",
  "markers.timeline": "choice",
  "muted_hosts.host": "unseen",
} as const;
