import { createECDH } from "node:crypto";
import { digestKeyOf } from "../../src/modules/notifications/digest/digest-key.ts";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";

const device = {
  endpoint: "https://push.example/siti",
  p256dh: createECDH("prime256v1").generateKeys().toString("base64url"),
  auth: Buffer.alloc(16, 7).toString("base64url"),
};
/** What ends otherwise than in a 303. */
export const notificationOtherwise = { "POST /digest-end/:secret": 200 } as const;

/** The writes about news: how one wants it, and what becomes of a stranger's. */
export function notificationDoors({ ctx }: World, siti: Person, stranger: string): Record<string, Door> {
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
      digest: "daily",
    }),
    "POST /settings/push": mine("/settings/push", device),
    "POST /settings/push/removal": mine("/settings/push/removal"),
    "POST /digest-end/:secret": { by: siti, path: `/digest-end/${digestKeyOf(ctx, siti.account.id)}`, fields: {} },
    "POST /notifications/requests/:handle/acceptance": mine(`${requests}/acceptance`),
    "POST /notifications/requests/:handle/removal": mine(`${requests}/removal`),
  };
}
