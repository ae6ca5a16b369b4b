import { Hono } from "hono";
import { sql } from "kysely";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { readId } from "#platform/paging";
import { getEvent, listBetween } from "../queries.ts";
import { words } from "../words.ts";
import { answerIcal } from "./answer-ical.ts";
import { toIcal } from "./to-ical.ts";

const DAY = 86_400_000;
/** A calendar holds what is to come and the last month. */
export function spanOf(c: RequestContext): [Date, Date] {
  const now = c.var.ctx.now().getTime();
  return [new Date(now - 31 * DAY), new Date(now + 800 * DAY)];
}

/** Events for calendar programs. They bring no cookie, so what they get is what a guest may see; one file may be a member's. */
export const calendarRoutes = new Hono<Env>()
  .get("/events.ics", anyone, limit("search"), async (c) => {
    const { ctx, community } = c.var;
    const events = await listBetween(ctx, undefined, sql`true`, ...spanOf(c));
    const name = words(community.locale)("calendarOf", { name: community.name });
    return answerIcal(c, toIcal(events, name, ctx.config.baseUrl), "events.ics");
  })
  .get("/events/:file{[0-9]{1,19}\\.ics}", anyone, limit("search"), async (c) => {
    const { ctx, viewer } = c.var;
    const file = c.req.param("file");
    const id = readId(file.replace(".ics", ""));
    if (!id) throw new NotFound();
    const event = await getEvent(ctx, viewer, id);
    return answerIcal(c, toIcal([event], event.title, ctx.config.baseUrl), file);
  });
