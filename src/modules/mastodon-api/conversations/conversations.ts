import { Hono } from "hono";
import { conversationUseCases } from "#modules/messages";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { NEWEST } from "#platform/paging";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { idOf } from "../statuses/post-of.ts";
import { tellPosts } from "../timelines/tell-posts.ts";
import { toConversations } from "./tell-conversations.ts";

const read = scope("read:statuses");
const write = scope("write:conversations");

const tellerOf = (c: ApiContext) => ({ ...c.var, viewer: viewerOf(c) });

/** Messages by the conversations they belong to. */
export const conversationGroup = new Hono<ApiEnv>()
  .get("/api/v1/conversations", read, async (c) => {
    const range = rangeOf(c);
    const { told, cursors } = await toConversations(tellerOf(c), range);
    linkOn(c, cursors, range);
    return answer(c, told);
  })
  .post("/api/v1/conversations/:id/read", write, async (c) => {
    const conversation = await conversationUseCases.getConversation(c.var.ctx, viewerOf(c), idOf(c));
    await conversationUseCases.markRead(c.var.ctx, viewerOf(c), conversation);
    const { told } = await toConversations(tellerOf(c), { before: NEWEST, size: 1 }, conversation.id);
    if (!told[0]) throw new NotFound();
    return answer(c, told[0]);
  })
  .delete("/api/v1/conversations/:id", write, async (c) => {
    const conversation = await conversationUseCases.getConversation(c.var.ctx, viewerOf(c), idOf(c));
    await conversationUseCases.putAwayConversation(c.var.ctx, viewerOf(c), conversation);
    return answer(c, {});
  })
  .get("/api/v1/timelines/direct", read, (c) => tellPosts(c, [conversationUseCases.directSource(viewerOf(c))]));
