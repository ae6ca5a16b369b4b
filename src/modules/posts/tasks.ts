import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { endPoll } from "./end-poll.ts";
import { fetchLink } from "./fetch-link.ts";
import { publishScheduled } from "./publish-scheduled.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What posts do by themselves. Each may run twice with the effect of once. */
export const postTasks: Tasks = {
  "posts.publish-scheduled": (ctx, payload) => publishScheduled(ctx, z.object({ draftId: id }).parse(payload).draftId),
  "posts.fetch-link": (ctx, payload) => fetchLink(ctx, z.object({ linkId: id }).parse(payload).linkId),
  "posts.end-poll": (ctx, payload) => endPoll(ctx, z.object({ postId: id }).parse(payload).postId),
};
