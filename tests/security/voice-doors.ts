import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** The writes of answering what other servers ask. */
export function voiceDoors({ siti, remote }: Stage): Record<string, Door> {
  const mine = (path: string): Door => ({ by: siti, path, fields: {} });
  return {
    "POST /p/:id/signature": mine(`/p/${remote.postId}/signature`),
    "POST /p/:id/signature/removal": mine(`/p/${remote.postId}/signature/removal`),
  };
}

const sameEyes = "What a post of another server asks is read and signed by exactly those who see the post";

/** Addresses that show what a post asks; with the test that holds them to who may see it. */
export const voicesHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /p/:id/signature": sameEyes,
  "POST /p/:id/signature": sameEyes,
  "POST /p/:id/signature/removal": sameEyes,
};

/** What becomes of the columns of text of what other servers ask, and of what members answer. */
export const voiceColumns = {
  "answers_elsewhere.kind": "choice",
  "answers_elsewhere.state": "choice",
  "answers_elsewhere.uri": "unseen",
  "remote_demands.addressee": "bait",
  "remote_demands.kind": "choice",
  "remote_demands.status": "choice",
  "remote_demands.title": "bait",
  "remote_demands.uri": "ours",
} as const;
