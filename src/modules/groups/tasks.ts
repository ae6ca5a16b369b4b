import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { passOn } from "./pass-on.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What groups do by themselves. Each may run twice with the effect of once. */
export const groupTasks: Tasks = {
  "groups.pass-on": async (ctx, payload) => passOn(ctx, z.object({ postId: id }).parse(payload).postId),
};

export const groupListeners = {
  "posts.published": ["groups.pass-on"],
} as const;
