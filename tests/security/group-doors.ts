import type { Door } from "./doors.ts";
import { GROUP } from "./group-stage.ts";
import type { Stage } from "./stage.ts";

/** The writes by which people gather, and look after what they gathered. */
export function groupDoors({ siti, tono, asker, groups }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const named = { name: "Kelompok Tani", about: "Sawah bersama" };
  const here = `/groups/${GROUP}`;
  const post = `${here}/posts/${groups.postId}`;
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
    "POST /groups/:group/requests/:handle/approval": mine(`${here}/requests/menunggu_satu/approval`),
    "POST /groups/:group/requests/:handle/refusal": mine(`${here}/requests/menunggu_dua/refusal`),
    "POST /groups/:group/members/:handle/role": mine(`${here}/members/anggota_satu/role`, { role: "helper" }),
    "POST /groups/:group/members/:handle/removal": mine(`${here}/members/anggota_dua/removal`, {
      reason: "Menjual pupuk palsu",
      ban: "on",
    }),
    "POST /groups/:group/bans/:handle/removal": mine(`${here}/bans/terlarang/removal`),
    "POST /groups/:group/invitations": mine(`${here}/invitations`, { handle: "sebentar" }),
    "POST /groups/:group/links": mine(`${here}/links`),
    "POST /groups/:group/links/:id/removal": mine(`${here}/links/${groups.linkId}/removal`),
    "POST /groups/:group/settings": mine(`${here}/settings`, {
      ...named,
      access: "public",
      approves: "on",
      question: "",
      agreement: "Saling menjaga.",
      place: "Sukamaju",
      library: "https://arsip.example/posyandu",
    }),
    "POST /groups/:group/topics": mine(`${here}/topics`, { topics: "Imunisasi" }),
    "POST /groups/:group/avatar/removal": mine(`${here}/avatar/removal`),
    "POST /groups/:group/avatar": mine(`${here}/avatar`),
    "POST /groups/:group/agreement": mine(`${here}/agreement`),
    "POST /groups/:group/posts/:id/pin": mine(`${post}/pin`),
    "POST /groups/:group/posts/:id/pin/removal": mine(`${post}/pin/removal`),
    "POST /groups/:group/posts/:id/lock": mine(`${post}/lock`),
    "POST /groups/:group/posts/:id/lock/removal": mine(`${post}/lock/removal`),
    "POST /groups/:group/posts/:id/hiding": mine(`${post}/hiding`, { reason: "Bukan urusan posyandu" }),
    "POST /groups/:group/posts/:id/hiding/removal": mine(`${post}/hiding/removal`),
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
  ...[
    "requests/:handle/approval",
    "requests/:handle/refusal",
    "members/:handle/role",
    "members/:handle/removal",
    "bans/:handle/removal",
    "invitations",
    "links",
    "links/:id/removal",
    "settings",
    "topics",
    "avatar",
    "avatar/removal",
    "agreement",
  ].map((door) => `POST /groups/:group/${door}`),
  ...[
    "members",
    "members/:handle",
    "invitations",
    "poster",
    "poster/:invite",
    "settings",
    "log",
    "agreement",
    "agreement/versions",
  ].map((page) => `GET /groups/:group/${page}`),
  "GET /groups/at/:id",
  "GET /groups/at/:id/:page",
  "POST /groups/:group/quiet",
  "POST /groups/:group/quiet/removal",
];
/** Held to the policy by the matrix of groups. */
const byThoseWhoLead = "a post of a group, which those who look after it may see, is all they decide about";
export const groupHeldElsewhere = {
  ...Object.fromEntries(
    ["pin", "pin/removal", "lock", "lock/removal", "hiding", "hiding/removal"].map((deed) => [
      `POST /groups/:group/posts/:id/${deed}`,
      byThoseWhoLead,
    ]),
  ),
  "GET /groups/:group/posts/:id": byThoseWhoLead,
  "GET /groups/:group/pictures": "ACL-10 What is said in a closed group is met by its members alone, on every surface",
  "GET /groups/:group": "ACL-10 What is said in a closed group is met by its members alone, on every surface",
} as const;
