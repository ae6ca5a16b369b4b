import { Hono } from "hono";
import { sql } from "kysely";
import { getGroup, isClosed } from "#modules/groups";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { readId } from "#platform/paging";
import { listElsewhere } from "../list-elsewhere.ts";
import { getEvent, isMine, listBetween } from "../queries.ts";
import { words } from "../words.ts";
import { answerIcal } from "./answer-ical.ts";
import { findCalendarOwner } from "./calendars.ts";
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
  })
  .get("/groups/:group/events.ics", anyone, limit("search"), async (c) => {
    const { ctx } = c.var;
    const group = await getGroup(ctx, undefined, c.req.param("group"));
    if (isClosed(group)) throw new NotFound();
    const events = await listBetween(ctx, undefined, sql`events.group_id = ${group.id}`, ...spanOf(c));
    return answerIcal(c, toIcal(events, group.name, ctx.config.baseUrl), "events.ics");
  })
  .get("/calendars/:file{[\\w-]{43}\\.ics}", anyone, limit("search"), async (c) => {
    const { ctx, community } = c.var;
    const owner = await findCalendarOwner(ctx, c.req.param("file").slice(0, 43));
    if (!owner) throw new NotFound();
    const [since, until] = spanOf(c);
    const [events, elsewhere] = await Promise.all([
      listBetween(ctx, owner, isTheirs(owner), since, until),
      listElsewhere(ctx, owner, since),
    ]);
    return answerIcal(c, toIcal(events, community.name, ctx.config.baseUrl, elsewhere), "events.ics");
  });

/** Somebody's own events, and those of their groups. */
const isTheirs = (owner: { readonly id: string }) =>
  sql<boolean>`(${isMine(owner)} or exists (select from group_members
    where group_id = events.group_id and account_id = ${owner.id} and state = 'member'))`;
