import type { ListSurface } from "./visibility-surfaces.ts";

/** What is found by searching: of others only what is for everyone or for this server, of one's own everything. */
export const searchSurfaces: readonly ListSurface[] = [
  "q=matriks",
  "tag=matriks",
  "by=alya",
  "q=-tiada",
  "q=%22mentioned1%22&kind=posts&by=alya",
].map((query) => ({
  name: `search, ${query}`,
  route: "GET /search",
  path: () => `/search?${query}`,
  shows: ({ audience }, viewer) => audience === "public" || audience === "local" || viewer === "author",
}));
