import { joinListeners } from "#platform/events";
import type { Tasks } from "#platform/tasks";
import { movingListeners, movingTasks } from "./moving/tasks.ts";
import { opinionListeners, opinionTasks } from "./outbound/opinion-tasks.ts";
import { statementListeners, statementTasks } from "./outbound/statement-tasks.ts";
import { outboundListeners, outboundTasks } from "./outbound/tasks.ts";
import { voiceListeners, voiceTasks } from "./outbound/voice-tasks.ts";
import { threadListeners, threadTasks } from "./threads/tasks.ts";

/** What federation does by itself, and after which events. */
export const federationTasks: Tasks = {
  ...outboundTasks,
  ...threadTasks,
  ...movingTasks,
  ...voiceTasks,
  ...opinionTasks,
  ...statementTasks,
};
export const federationListeners = joinListeners(
  outboundListeners,
  threadListeners,
  movingListeners,
  voiceListeners,
  opinionListeners,
  statementListeners,
);
