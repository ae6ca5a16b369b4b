import { z } from "zod";
import type { Tasks } from "#platform/tasks";
import { forgetElsewhere } from "./elsewhere.ts";
import { followEnded } from "./leave-group.ts";
import { passOn } from "./pass-on.ts";

const id = z.string().regex(/^\d{1,19}$/);

/** What groups do by themselves. Each may run twice with the effect of once. */
export const groupTasks: Tasks = {
  "groups.pass-on": async (ctx, payload) => passOn(ctx, z.object({ postId: id }).parse(payload).postId),
  "groups.follow-ended": async (ctx, payload) => {
    const { followerId, followeeId } = z.object({ followerId: id, followeeId: id }).parse(payload);
    await forgetElsewhere(ctx, { id: followeeId }, { id: followerId });
    await followEnded(ctx, { id: followerId }, { id: followeeId });
  },
};

export const groupListeners = {
  "posts.published": ["groups.pass-on"],
  "accounts.unfollowed": ["groups.follow-ended"],
  "accounts.follow-withdrawn": ["groups.follow-ended"],
} as const;
