import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes by which people, tags and lists are followed and kept. */
export function searchDoors({ siti, search }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /tags/:tag/follow": mine("/tags/desa/follow"),
    "POST /tags/:tag/follow/removal": mine("/tags/posyandu/follow/removal"),
    "POST /lists": mine("/lists", { name: "Panitia" }),
    "POST /lists/:id/people": mine(`/lists/${search.spareListId}/people`, { handle: "tono" }),
    "POST /lists/:id/people/:handle/removal": mine(`/lists/${search.listId}/people/tono/removal`),
    "POST /lists/:id/removal": mine(`/lists/${search.spareListId}/removal`),
    "POST /settings/invites/cards": mine("/settings/invites/cards"),
  };
}
