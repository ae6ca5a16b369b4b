import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { acceptStranger, dismissStranger } from "./answer-stranger.ts";
import { listStrangers } from "./list-strangers.ts";
import { markRead } from "./mark-read.ts";
import { countWaiting, listNews } from "./queries.ts";
import { settingsRoutes } from "./settings-routes.tsx";
import { NewsPage } from "./views/news-page.tsx";
import { RequestsPage } from "./views/requests-page.tsx";

/** What a stranger's news becomes: one press about the person an address names. */
function answer(
  act: (ctx: Context, viewer: { readonly id: string }, stranger: { readonly id: string }) => Promise<void>,
) {
  return (c: RequestContext) =>
    press(c, async (ctx) => {
      await act(ctx, viewerOf(c), await getAccount(ctx, c.req.param("handle") ?? "", viewerOf(c)));
      return "/notifications/requests";
    });
}

/** What reaches a person. */
export const notificationsRoutes = new Hono<Env>()
  .get("/notifications", member, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const before = readId(c.req.query("before"));
    const [news, waiting] = await Promise.all([listNews(ctx, viewer, before ?? NEWEST), countWaiting(ctx, viewer)]);
    const newest = news.entries[0];
    const isFirst = before === undefined;
    if (isFirst && newest?.fresh) await markRead(ctx, viewer, newest.latest_id);
    const seen = { ...shell, unread: isFirst ? (shell.unreadMessages ?? 0) : (shell.unread ?? 0) };
    return show(c, <NewsPage shell={seen} news={news} waiting={waiting} />);
  })
  .get("/notifications/requests", member, async (c) =>
    show(c, <RequestsPage shell={c.var.shell} strangers={await listStrangers(c.var.ctx, viewerOf(c))} />),
  )
  .post("/notifications/requests/:handle/acceptance", member, limit("write"), answer(acceptStranger))
  .post("/notifications/requests/:handle/removal", member, limit("write"), answer(dismissStranger))
  .route("/", settingsRoutes);
