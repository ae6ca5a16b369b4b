/** What other servers read; documents, not pages. */
export const documentRoutes: readonly string[] = [
  "/ap/server",
  "/ap/server/outbox",
  "/ap/users/:id",
  "/ap/users/:id/followers",
  "/ap/users/:id/following",
  "/ap/users/:id/outbox",
  "/ap/users/:id/featured",
  "/ap/posts/:id",
  "/ap/posts/:id/replies",
  "/ap/posts/:id/likes",
  "/ap/posts/:id/shares",
  "/ap/contexts/:id",
  "/ap/quotes/:id",
  "/.well-known/webfinger",
  "/.well-known/nodeinfo",
  "/nodeinfo/2.1",
];
