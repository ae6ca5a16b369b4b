import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes by which people, tags and lists are followed and kept. */
export function searchDoors({ siti, asker, search }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /tags/:tag/follow": mine("/tags/desa/follow"),
    "POST /tags/:tag/follow/removal": mine("/tags/posyandu/follow/removal"),
    "POST /lists": mine("/lists", { name: "Panitia" }),
    "POST /lists/:id/people": mine(`/lists/${search.spareListId}/people`, { handle: "tono" }),
    "POST /lists/:id/people/:handle/removal": mine(`/lists/${search.listId}/people/tono/removal`),
    "POST /lists/:id/removal": mine(`/lists/${search.spareListId}/removal`),
    "POST /collections": mine("/collections", { name: "Warga lama", description: "Untuk yang baru datang" }),
    "POST /collections/:id/people": mine(`/collections/${search.spareCollectionId}/people`, { handle: "tono" }),
    "POST /collections/:id/follows": { by: asker, path: `/collections/${search.collectionId}/follows`, fields: {} },
    "POST /collections/:id/people/:handle/removal": mine(`/collections/${search.collectionId}/people/tono/removal`),
    "POST /collections/:id/removal": mine(`/collections/${search.spareCollectionId}/removal`),
    "POST /suggestions/:handle/removal": mine("/suggestions/peminta/removal"),
    "POST /suggestions/removal": mine("/suggestions/removal"),
    "POST /suggestions": mine("/suggestions"),
    "POST /settings/invites/cards": mine("/settings/invites/cards"),
  };
}
