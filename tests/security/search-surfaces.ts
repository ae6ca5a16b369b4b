import type { ListSurface } from "./visibility-surfaces.ts";

/** What is found by searching: of others only what is for everyone or for this server, of one's own everything. */
export const searchSurfaces: readonly ListSurface[] = [
  "q=matriks",
  "tag=matriks",
  "by=alya",
  "q=-tiada&by=alya",
  "q=%22mentioned1%22&kind=posts&by=alya",
].map((query) => ({
  name: `search, ${query}`,
  route: "GET /search",
  path: () => `/search?${query}`,
  shows: ({ audience }, viewer) => audience === "public" || audience === "local" || viewer === "author",
}));

/** Addresses of people, lists and tags that hold no post of anyone. */
export const searchPostFree: readonly string[] = [
  "GET /suggestions",
  "GET /collections",
  "GET /collections/:id",
  "GET /collections/:id/poster",
  "POST /suggestions",
  "POST /suggestions/removal",
  "POST /suggestions/:handle/removal",
  "POST /collections",
  "POST /collections/:id/people",
  "POST /collections/:id/people/:handle/removal",
  "POST /collections/:id/follows",
  "POST /collections/:id/removal",
  "GET /lists",
  "GET /lists/:id/people",
  "GET /settings/invites/cards",
  "GET /settings/invites/:id/cards",
  "POST /tags/:tag/follow",
  "POST /tags/:tag/follow/removal",
  "POST /lists",
  "POST /lists/:id/people",
  "POST /lists/:id/people/:handle/removal",
  "POST /lists/:id/removal",
  "POST /settings/invites/cards",
];

/** Lists are their owner's alone; a test of their own holds what they show to the policy. */
export const searchHeldElsewhere = {
  "GET /lists/:id": "a list shows what its owner may see of those they follow, and nobody else sees it",
} as const;
