import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { backFill } from "./back-fill.ts";
import { fetchThread } from "./fetch-thread.ts";

const id = z.string().regex(/^\d{1,19}$/);
const post = z.object({ postId: id });

/** What is fetched of conversations and of people newly followed. Done twice it finds what is there already. */
export const threadTasks: Tasks = {
  "federation.fetch-thread": (ctx, payload) => fetchThread(ctx, post.parse(payload).postId),
  "federation.back-fill": async (ctx, payload) => {
    const { followerId, followeeId } = z.object({ followerId: id, followeeId: id }).parse(payload);
    await backFill(ctx, followerId, followeeId);
  },
};
export const threadListeners = {
  "timelines.thread-opened": ["federation.fetch-thread"],
  "accounts.followed": ["federation.back-fill"],
} as const;
