import type { Kind } from "./pages.ts";

/** Every kind of page on which people, posts and tags are found. */
export async function searchKinds(old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  return [
    own("a search", "/search?q=posyandu", "/search"),
    guest("an empty search", "/search"),
    { ...guest("a search with mistakes", "/search?q=padi&since=kemarin&by=tiada_orang", "/search"), status: 422 },
  ];
}
