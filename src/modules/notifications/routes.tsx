import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { markRead } from "./mark-read.ts";
import { countWaiting, listNews } from "./queries.ts";
import { NewsPage } from "./views/news-page.tsx";

/** What reaches a person. */
export const notificationsRoutes = new Hono<Env>().get("/notifications", member, async (c) => {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const before = readId(c.req.query("before"));
  const [news, waiting] = await Promise.all([listNews(ctx, viewer, before ?? NEWEST), countWaiting(ctx, viewer)]);
  const newest = news.entries[0];
  const isRead = before === undefined;
  if (isRead && newest?.fresh) await markRead(ctx, viewer, newest.latest_id);
  const seen = { ...shell, unread: isRead ? (shell.unreadMessages ?? 0) : (shell.unread ?? 0) };
  return show(c, <NewsPage shell={seen} news={news} waiting={waiting} />);
});
