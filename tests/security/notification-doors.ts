import type { Person } from "../world.ts";
import type { Door } from "./doors.ts";

/** The writes about news: how one wants it, and what becomes of a stranger's. */
export function notificationDoors(siti: Person, stranger: string): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const requests = `/notifications/requests/${stranger}`;
  return {
    "POST /settings/notifications": mine("/settings/notifications", {
      list: "like",
      push: "mention",
      mail: "reply",
      from_unfollowed: "accept",
      from_nonfollowers: "filter",
      from_new: "drop",
      from_private: "filter",
      from_limited: "filter",
    }),
    "POST /notifications/requests/:handle/acceptance": mine(`${requests}/acceptance`),
    "POST /notifications/requests/:handle/removal": mine(`${requests}/removal`),
  };
}
