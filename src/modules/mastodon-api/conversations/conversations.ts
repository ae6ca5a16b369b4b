import { Hono } from "hono";
import { conversationUseCases } from "#modules/messages";
import { postUseCases } from "#modules/posts";
import { NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { NEWEST, type Range } from "#platform/paging";
import { answer } from "../answer.ts";
import { accountsOf } from "../entities/account.ts";
import { toStatuses } from "../entities/status.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { idOf } from "../statuses/post-of.ts";
import { tellPosts } from "../timelines/tell-posts.ts";

const read = scope("read:statuses");
const write = scope("write:conversations");

async function toConversations(c: ApiContext, range: Range, id?: string) {
  const { ctx } = c.var;
  const talks = await conversationUseCases.listTalks(ctx, viewerOf(c), range, id);
  const [accounts, cards] = await Promise.all([
    accountsOf(
      c.var,
      talks.flatMap(({ people }) => people),
    ),
    postUseCases.findCards(
      ctx,
      viewerOf(c),
      talks.flatMap(({ last_id }) => last_id ?? []),
    ),
  ]);
  const statuses = new Map((await toStatuses(c.var, [...cards.values()])).map((status) => [status.id, status]));
  const told = talks.map((talk) => ({
    id: talk.id,
    unread: talk.unread,
    accounts: talk.people.flatMap((person) => accounts.get(person) ?? []),
    last_status: statuses.get(talk.last_id ?? "") ?? null,
  }));
  return { told, cursors: talks.map(({ cursor }) => cursor) };
}

/** Messages by the conversations they belong to. */
export const conversationGroup = new Hono<ApiEnv>()
  .get("/api/v1/conversations", read, async (c) => {
    const range = rangeOf(c);
    const { told, cursors } = await toConversations(c, range);
    linkOn(c, cursors, range);
    return answer(c, told);
  })
  .post("/api/v1/conversations/:id/read", write, async (c) => {
    const conversation = await conversationUseCases.getConversation(c.var.ctx, viewerOf(c), idOf(c));
    await conversationUseCases.markRead(c.var.ctx, viewerOf(c), conversation);
    const { told } = await toConversations(c, { before: NEWEST, size: 1 }, conversation.id);
    if (!told[0]) throw new NotFound();
    return answer(c, told[0]);
  })
  .delete("/api/v1/conversations/:id", write, async (c) => {
    const conversation = await conversationUseCases.getConversation(c.var.ctx, viewerOf(c), idOf(c));
    await conversationUseCases.putAwayConversation(c.var.ctx, viewerOf(c), conversation);
    return answer(c, {});
  })
  .get("/api/v1/timelines/direct", read, (c) => tellPosts(c, [conversationUseCases.directSource(viewerOf(c))]));
