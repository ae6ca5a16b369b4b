import { z } from "zod";
import type { Schedule, Tasks } from "#platform/tasks";
import { ANSWER_JOIN } from "../inbound/handle/come.ts";
import { ANSWER_SIGNATURE } from "../inbound/handle/signature.ts";
import { SEND_JOIN, SEND_LEAVE } from "../voice/join-elsewhere.ts";
import { SEND_SIGNATURE, SEND_SIGNATURE_END } from "../voice/sign-elsewhere.ts";
import { answerJoin, sendJoin, sendLeave, sendSeated } from "./send-joins.ts";
import { answerSignature, sendSignature, sendSignatureEnd } from "./send-signatures.ts";
import { tellCounts, tellDemand } from "./tell-demands.ts";
import { tellEvent } from "./tell-events.ts";

const id = z.string().regex(/^\d{1,19}$/);
const signed = z.object({ postId: id, accountId: id });
const named = signed.extend({ uri: z.string() });
const joined = z.object({ eventId: id, accountId: id, accepted: z.boolean() });
const TELL_EVENT = "federation.tell-event";
const demand = z.object({ demandId: id.optional() });
const TELL = "federation.tell-demand";

/** What other servers hear of demands and of signatures under them, of events and of who comes. */
export const voiceTasks: Tasks = {
  [SEND_SIGNATURE]: async (ctx, payload) => {
    const { postId, accountId } = signed.parse(payload);
    await sendSignature(ctx, postId, accountId);
  },
  [SEND_SIGNATURE_END]: (ctx, payload) => sendSignatureEnd(ctx, named.parse(payload)),
  [ANSWER_SIGNATURE]: (ctx, payload) => answerSignature(ctx, named.extend({ accepted: z.boolean() }).parse(payload)),
  "federation.know-demand": (ctx, payload) => tellDemand(ctx, demand.parse(payload).demandId ?? "0", { isNew: true }),
  [TELL]: (ctx, payload) => tellDemand(ctx, demand.parse(payload).demandId ?? "0"),
  [SEND_JOIN]: (ctx, payload) => sendJoin(ctx, signed.parse(payload)),
  [SEND_LEAVE]: (ctx, payload) => sendLeave(ctx, named.parse(payload)),
  [ANSWER_JOIN]: (ctx, payload) => answerJoin(ctx, joined.parse(payload)),
  "federation.send-seated": (ctx, payload) => sendSeated(ctx, z.object({ newsId: id }).parse(payload).newsId),
  [TELL_EVENT]: (ctx, payload) => tellEvent(ctx, z.object({ eventId: id.optional() }).parse(payload).eventId ?? "0"),
  "federation.tell-counts": (ctx) => tellCounts(ctx),
};
export const voiceSchedule: Schedule = [{ task: "federation.tell-counts", at: "*/15 * * * *" }];

/** Which of these follow which event: whatever moves a demand on its trail. */
export const voiceListeners = {
  "campaigns.demanded": ["federation.know-demand"],
  "campaigns.edited": [TELL],
  "campaigns.forwarded": [TELL],
  "campaigns.acknowledged": [TELL],
  "campaigns.answered": [TELL],
  "campaigns.event-answered": [TELL_EVENT],
  "campaigns.event-changed": [TELL_EVENT],
  "campaigns.event-seated": ["federation.send-seated"],
  "campaigns.milestone-set": [TELL],
  "campaigns.done": [TELL],
  "campaigns.confirmed": [TELL],
  "campaigns.reopened": [TELL],
  "campaigns.withdrawn": [TELL],
  "campaigns.sponsor-answered": [ANSWER_SIGNATURE],
} as const;
