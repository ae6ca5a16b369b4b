import { z } from "zod";
import { postUri } from "#modules/posts";
import type { Tasks } from "#platform/tasks";
import { withdrawStatement } from "../statements/withdraw-statement.ts";
import { hearReply } from "./hear-reply.ts";
import { byReply } from "./sayings.ts";
import { takeBackVotes } from "./take-back.ts";

const HEAR = "deliberation.hear-reply";
const FORGET = "deliberation.forget-reply";
const id = z.string().regex(/^\d{1,19}$/);
const said = z.object({ postId: id });
const gone = said.extend({ authorId: id });

/** What replies in words do to votes. Those from other servers are heard as they come; edits and ends of all of them here. */
export const hearingTasks: Tasks = {
  [HEAR]: async (ctx, payload) => {
    const reply = await ctx.db
      .selectFrom("posts")
      .selectAll()
      .where("id", "=", said.parse(payload).postId)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (reply?.in_reply_to_id) await hearReply(ctx, reply);
  },
  [FORGET]: async (ctx, payload) => {
    const { postId, authorId } = gone.parse(payload);
    await takeBackVotes(ctx, { id: authorId }, byReply({ id: postId }));
    await withdrawStatement(ctx, { id: authorId }, postUri(ctx, { id: postId, uri: null }));
  },
};

export const hearingListeners = {
  "posts.published": [HEAR],
  "posts.edited": [HEAR],
  "posts.deleted": [FORGET],
} as const;
