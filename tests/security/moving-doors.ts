import { PASSPHRASE, type Person } from "../world.ts";
import type { Door } from "./doors.ts";

/** The writes of moving house. No other server is there to agree, so the last step is refused. */
export function movingDoors(siti: Person, aliasId: string): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /settings/move": mine("/settings/move", { current: PASSPHRASE, code: "" }),
    "POST /settings/move/aliases": mine("/settings/move/aliases", { old_handle: "@siti@lama.example" }),
    "POST /settings/move/aliases/:id/removal": mine(`/settings/move/aliases/${aliasId}/removal`),
    "POST /settings/move/target": mine("/settings/move/target", { handle: "@siti@baru.example" }),
    "POST /settings/move/removal": mine("/settings/move/removal"),
  };
}

/** None holds a post. */
export const movingRoutes = [
  "GET /settings/move",
  "POST /settings/move",
  "POST /settings/move/aliases",
  "POST /settings/move/aliases/:id/removal",
  "POST /settings/move/target",
  "POST /settings/move/removal",
];

/** What a form of these ends in from our own page where it is not 303. */
export const movingOtherwise: Readonly<Record<string, number>> = { "POST /settings/move": 422 };
