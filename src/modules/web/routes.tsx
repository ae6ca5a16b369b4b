import { Hono } from "hono";
import { sql } from "kysely";
import { findCommunity } from "#modules/accounts";
import { listCards } from "#modules/posts";
import { communitySource, showHome } from "#modules/timelines";
import type { Env } from "#platform/http/env";
import { anyone, roomOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST } from "#platform/paging";
import { AboutPage, NotReadyPage, WelcomePage } from "./views/pages.tsx";

/** A first visit is paid for by the byte. */
const POSTS_FOR_A_STRANGER = 5;

export const webRoutes = new Hono<Env>()
  .get("/", anyone, async (c) => {
    const { ctx, viewer, shell, community } = c.var;
    const room = viewer && roomOf(viewer);
    if (room) return c.redirect(room, 303);
    if (viewer) return showHome(c);
    if (!(await findCommunity(ctx))) return show(c, <NotReadyPage shell={shell} />);
    const latest = await listCards(ctx, undefined, [communitySource(undefined)], {
      before: NEWEST,
      size: POSTS_FOR_A_STRANGER,
    });
    return show(c, <WelcomePage shell={shell} community={community} latest={latest.entries} />);
  })
  .get("/about", anyone, async (c) => {
    const helpers = await c.var.ctx.db
      .selectFrom("accounts")
      .select(["name", "handle"])
      .where("role", "in", ["administrator", "moderator"])
      .where("status", "=", "active")
      .orderBy("id")
      .limit(20)
      .execute();
    return show(c, <AboutPage shell={c.var.shell} community={c.var.community} helpers={helpers} />);
  })
  .get("/health", anyone, async (c) => {
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(c.var.ctx.db);
    return c.json({ status: rows[0]?.one === 1 ? "ok" : "wrong" });
  })
  .get("/robots.txt", anyone, (c) => {
    const map = new URL("/sitemap.xml", c.var.ctx.config.baseUrl).href;
    return c.text(`User-agent: *\nDisallow: /settings/\nDisallow: /session/\nSitemap: ${map}\n`);
  });
