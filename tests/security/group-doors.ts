import type { Door } from "./doors.ts";
import { GROUP } from "./group-stage.ts";
import type { Stage } from "./stage.ts";

/** The writes by which people gather, and look after what they gathered. */
export function groupDoors({ siti, tono, asker }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const named = { name: "Kelompok Tani", about: "Sawah bersama" };
  const here = `/groups/${GROUP}`;
  return {
    "POST /groups/new/2": mine("/groups/new/2", named),
    "POST /groups/new/3": mine("/groups/new/3", { ...named, access: "private" }),
    "POST /groups": mine("/groups", {
      ...named,
      handle: "tani",
      access: "private",
      approves: "on",
      question: "Anda dari RT berapa?",
      agreement: "Cerita tetap di sini.",
      place: "Sukamaju",
    }),
    "POST /groups/:group/membership": { by: asker, path: `${here}/membership`, fields: { answer: "RT 05" } },
    "POST /groups/:group/membership/removal": { by: tono, path: `${here}/membership/removal`, fields: {} },
    "POST /groups/:group/quiet": mine(`${here}/quiet`),
    "POST /groups/:group/quiet/removal": mine(`${here}/quiet/removal`),
  };
}

/** What becomes of the columns of text that belong to groups. */
export const groupColumns = {
  "accounts.kind": "choice",
  "group_agreements.text": "bait",
  "group_log.deed": "choice",
  "group_log.reason": "bait",
  "group_members.activity_uri": "unseen",
  "group_members.answer": "bait",
  "group_members.role": "choice",
  "group_members.state": "choice",
  "group_topics.name": "bait",
  "groups.access": "choice",
  "groups.agreement": "bait",
  "groups.library": "bait",
  "groups.question": "bait",
} as const;

/** Addresses of groups that hold no post of anyone. */
export const groupPostFree: readonly string[] = [
  "GET /groups",
  "GET /groups/new",
  "GET /groups/:group/about",
  "GET /groups/:group/join",
  "GET /groups/:group/join/:invite",
  "GET /groups/:group/membership",
  "POST /groups/new/2",
  "POST /groups/new/3",
  "POST /groups",
  "POST /groups/:group/membership",
  "POST /groups/:group/membership/removal",
  "POST /groups/:group/quiet",
  "POST /groups/:group/quiet/removal",
];
/** Held to the policy by the matrix of groups. */
export const groupHeldElsewhere = {
  "GET /groups/:group": "ACL-10 What is said in a closed group is met by its members alone, on every surface",
} as const;
