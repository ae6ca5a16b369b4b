import type { Listeners } from "#platform/events";
import type { Schedule, Tasks } from "#platform/tasks";
import { carryOutAcceptance } from "./accept-waiting.ts";
import { askAffected } from "./ask-affected.ts";
import { forgetTraces } from "./forget-traces.ts";
import { carryOutInvalidation, carryOutReversal } from "./invalidate-signatures.ts";
import { watchSignatures } from "./watch-signatures.ts";

/** What is done about signatures while nobody waits. */
export const signatureTasks: Tasks = {
  "campaigns.invalidate-signatures": carryOutInvalidation,
  "campaigns.restore-signatures": carryOutReversal,
  "campaigns.ask-affected": askAffected,
  "campaigns.accept-waiting": carryOutAcceptance,
  "campaigns.watch-signatures": watchSignatures,
  "campaigns.forget-signature-traces": forgetTraces,
};
export const signatureListeners: Listeners = { "campaigns.done": ["campaigns.ask-affected"] };
export const signatureSchedule: Schedule = [
  { task: "campaigns.watch-signatures", at: "* * * * *" },
  { task: "campaigns.forget-signature-traces", at: "40 19 * * *" },
];
