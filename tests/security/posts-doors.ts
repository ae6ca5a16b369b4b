import type { Person } from "../world.ts";
import type { Door } from "./doors.ts";

/** The writes that belong to what a post carries beside its words. */
export function postsDoors({ siti, pollId }: { readonly siti: Person; readonly pollId: string }): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /p/:id/votes": mine(`/p/${pollId}/votes`, { choice: "1" }),
  };
}
