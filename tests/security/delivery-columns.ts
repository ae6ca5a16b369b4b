/** What is on its way to other servers, for the table of columns in xss-pages.test.ts. */
export const deliveryColumns = {
  "asked_hosts.host": "unseen",
  "dead_deliveries.activity_uri": "unseen",
  "dead_deliveries.inbox": "unseen",
  "dead_deliveries.reason": "unseen",
  "deliveries.host": "unseen",
  "deliveries.inbox": "unseen",
  "deliveries.job_key": "unseen",
  "delivery_hosts.host": "unseen",
  "delivery_hosts.signature": "choice",
  "missing_documents.url": "unseen",
  "outgoing_activities.activity": "unseen",
} as const;
