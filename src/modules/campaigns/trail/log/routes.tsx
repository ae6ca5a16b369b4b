import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { demandOf } from "../../demands/demand-of.ts";
import { findHead, LOG_PAGE, listLog, listLogOf } from "./list-log.ts";
import { LogPage } from "./log-page.tsx";

/** The log of all trails, for whoever wants to check it. */
export const logRoutes = new Hono<Env>()
  .get("/demands/log.json", anyone, limit("search"), async (c) => {
    const { ctx, viewer } = c.var;
    // The end first: rows that come meanwhile stand after it, and do not look as if they had been cut off.
    const head = await findHead(ctx);
    const rows = await listLog(ctx, viewer, readId(c.req.query("after")) ?? "0");
    const next = rows.length === LOG_PAGE ? rows.at(-1)?.seq : undefined;
    const log = { format: "gaung-trail-1", head, rows, ...(next && { next }) };
    return c.json(log, 200, { "Cache-Control": "private, no-store", Vary: "Cookie, Accept" });
  })
  .get("/demands/:id/log", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const demand = await demandOf(c);
    const [rows, head] = await Promise.all([listLogOf(ctx, viewer, demand), findHead(ctx)]);
    return show(c, <LogPage shell={shell} demand={demand} rows={rows} head={head} />);
  });
