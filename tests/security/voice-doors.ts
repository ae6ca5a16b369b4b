import type { Door } from "./doors.ts";
import { GROUP } from "./group-stage.ts";
import type { Stage } from "./stage.ts";

/** The writes of answering what other servers ask. */
export function voiceDoors({ siti, remote }: Stage): Record<string, Door> {
  const mine = (path: string): Door => ({ by: siti, path, fields: {} });
  return {
    "POST /p/:id/signature": mine(`/p/${remote.postId}/signature`),
    "POST /p/:id/signature/removal": mine(`/p/${remote.postId}/signature/removal`),
    "POST /p/:id/signature/by/:handle": mine(`/p/${remote.postId}/signature/by/${GROUP}`),
    "POST /p/:id/signature/by/:handle/removal": mine(`/p/${remote.postId}/signature/by/${GROUP}/removal`),
    "POST /p/:id/attendance": mine(`/p/${remote.eventPostId}/attendance`),
    "POST /p/:id/attendance/removal": mine(`/p/${remote.eventPostId}/attendance/removal`),
  };
}

const sameDoor = "An event of another server is read and joined by exactly those who see its post";
const sameEyes = "What a post of another server asks is read and signed by exactly those who see the post";

/** Addresses that show what a post asks; with the test that holds them to who may see it. */
export const voicesHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /p/:id/signature": sameEyes,
  "POST /p/:id/signature": sameEyes,
  "POST /p/:id/signature/removal": sameEyes,
  "POST /p/:id/signature/by/:handle": sameEyes,
  "POST /p/:id/signature/by/:handle/removal": sameEyes,
  "GET /p/:id/attendance": sameDoor,
  "POST /p/:id/attendance": sameDoor,
  "POST /p/:id/attendance/removal": sameDoor,
};

/** What becomes of the columns of text of what other servers ask, and of what members answer. */
export const voiceColumns = {
  "answers_elsewhere.kind": "choice",
  "answers_elsewhere.state": "choice",
  "answers_elsewhere.uri": "unseen",
  "joins_from_elsewhere.uri": "unseen",
  "remote_events.address": "bait",
  "remote_events.join_mode": "choice",
  "remote_events.place": "bait",
  "remote_events.status": "choice",
  "remote_demands.addressee": "bait",
  "remote_demands.kind": "choice",
  "remote_demands.status": "choice",
  "remote_demands.title": "bait",
  "remote_demands.uri": "ours",
} as const;
