import { Hono } from "hono";
import { z } from "zod";
import { newsUseCases } from "#modules/notifications";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { id, whole } from "../fields.ts";
import { scope } from "../guards.ts";
import { linkOn, rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";
import { allKinds, askedNews, filterOf } from "./news-types.ts";
import { toNotifications } from "./tell-news.ts";

const read = scope("read:notifications");
const write = scope("write:notifications");
const dismissed = z.object({ id });
export const askedCount = askedNews.extend({ limit: whole(1, 1_000_000) });

async function dismiss(c: ApiContext, id: string): Promise<Response> {
  await newsUseCases.dismissEntry(c.var.ctx, viewerOf(c), id);
  return answer(c, {});
}

/** News one by one. */
export const notificationGroup = new Hono<ApiEnv>()
  .get("/api/v1/notifications", read, async (c) => {
    const range = rangeOf(c, 40);
    const entries = await newsUseCases.listEntries(c.var.ctx, viewerOf(c), range, filterOf(await take(c, askedNews)));
    linkOn(
      c,
      entries.map(({ id }) => id),
      range,
    );
    return answer(c, await toNotifications(c.var, entries));
  })
  .get("/api/v1/notifications/unread_count", read, async (c) => {
    const asked = await take(c, askedCount);
    const most = Math.min(1000, asked.limit ?? 100);
    const count = await newsUseCases.countUnreadEntries(c.var.ctx, viewerOf(c), filterOf(asked), most);
    return answer(c, { count });
  })
  .get("/api/v1/notifications/:id{\\d+}", read, async (c) => {
    const entry = await newsUseCases.getEntry(c.var.ctx, viewerOf(c), idOf(c), allKinds);
    const [told] = await toNotifications(c.var, [entry]);
    return told ? answer(c, told) : c.notFound();
  })
  .post("/api/v1/notifications/clear", write, async (c) => {
    await newsUseCases.clearNews(c.var.ctx, viewerOf(c));
    return answer(c, {});
  })
  .post("/api/v1/notifications/dismiss", write, async (c) => dismiss(c, (await take(c, dismissed)).id))
  .post("/api/v1/notifications/:id{\\d+}/dismiss", write, (c) => dismiss(c, idOf(c)));
