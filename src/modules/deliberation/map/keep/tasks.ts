import type { Tasks } from "#platform/tasks";
import { drawQuestion } from "./draw-question.ts";

export const keepTasks: Tasks = {
  "deliberation.draw-map": (ctx, payload) => drawQuestion(ctx, (payload as { questionId: string }).questionId),
};
