import { z } from "zod";
import type { Schedule, Tasks } from "#platform/tasks";
import { ANSWER_OPINION } from "../inbound/handle/opinion.ts";
import { SEND_OPINION, SEND_OPINION_END } from "../voice/vote-elsewhere.ts";
import { answerOpinion, sendOpinion, sendOpinionEnd } from "./send-opinions.ts";
import { tellQuestion, tellQuestions } from "./tell-questions.ts";

const id = z.string().regex(/^\d{1,19}$/);
const opinion = z.object({ postId: id, accountId: id, number: z.number().int() });
const answered = z.object({ postId: id, accountId: id, uri: z.string(), deed: z.string(), accepted: z.boolean() });
const asked = z.object({ questionId: id });

const TELL = "federation.tell-question";

/** What other servers hear of questions, and of what members think of theirs. */
export const opinionTasks: Tasks = {
  [SEND_OPINION]: (ctx, payload) => sendOpinion(ctx, opinion.parse(payload)),
  [SEND_OPINION_END]: (ctx, payload) => sendOpinionEnd(ctx, opinion.extend({ uri: z.string() }).parse(payload)),
  [ANSWER_OPINION]: (ctx, payload) => answerOpinion(ctx, answered.parse(payload)),
  "federation.know-question": (ctx, payload) => tellQuestion(ctx, asked.parse(payload).questionId, { isNew: true }),
  [TELL]: (ctx, payload) => tellQuestion(ctx, asked.parse(payload).questionId),
  "federation.tell-questions": (ctx) => tellQuestions(ctx),
};
export const opinionSchedule: Schedule = [{ task: "federation.tell-questions", at: "7,22,37,52 * * * *" }];
export const opinionListeners = {
  "deliberation.question-asked": ["federation.know-question"],
  "deliberation.question-turned": [TELL],
} as const;
