import type { Marked, VisibilityStage } from "./visibility-stage.ts";
import type { ListSurface, PostSurface } from "./visibility-surfaces.ts";

const isOpen = ({ audience }: Marked) => audience === "public" || audience === "quiet";
const box = (name: string) => (stage: VisibilityStage) => `/ap/users/${stage.author.account.id}/${name}`;

/** What other servers read unsigned: what everyone may see, but for what is for this server only. No cookie is looked at. */
export const documentLists: readonly ListSurface[] = [
  {
    name: "outbox for other servers",
    route: "GET /ap/users/:id/outbox",
    path: (stage) => `${box("outbox")(stage)}?page=true`,
    shows: isOpen,
    asGuest: true,
  },
  {
    name: "pins for other servers",
    route: "GET /ap/users/:id/featured",
    path: box("featured"),
    shows: isOpen,
    asGuest: true,
  },
];
export const documentsOfOne: readonly PostSurface[] = [
  { route: "GET /ap/posts/:id", answer: (post) => (isOpen(post) ? 200 : 404), asGuest: true },
  ...["replies", "likes", "shares"].map(
    (part): PostSurface => ({
      route: `GET /ap/posts/:id/${part}`,
      answer: (post) => (isOpen(post) ? 200 : 404),
      asGuest: true,
      wordless: true,
    }),
  ),
  { route: "GET /ap/contexts/:id", answer: (post) => (isOpen(post) ? 200 : 404), asGuest: true, wordless: true },
];
export const heldDocuments = {
  "GET /ap/quotes/:id": "The leave to quote is shown while it stands, and says nothing of the posts",
} as const;
export const postFreeDocuments: readonly string[] = [
  "GET /ap/server",
  "GET /ap/server/outbox",
  "GET /ap/users/:id",
  "GET /ap/users/:id/followers",
  "GET /ap/users/:id/following",
  "GET /ap/users/:id/moderators",
  "GET /.well-known/webfinger",
  "GET /.well-known/nodeinfo",
  "GET /nodeinfo/2.1",
];
