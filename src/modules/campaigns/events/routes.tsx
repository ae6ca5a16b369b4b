import { Hono } from "hono";
import { listOrganised } from "#modules/groups";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { getDemand } from "../demands/queries.ts";
import { ownCalendarRoutes } from "./calendar/own-routes.tsx";
import { calendarRoutes } from "./calendar/routes.ts";
import { createEvent } from "./create-event.ts";
import { newEventForm } from "./event-form.ts";
import { eventOf } from "./event-of.ts";
import { groupEventRoutes } from "./group-routes.tsx";
import { doorRoutes } from "./guests/desk-routes.tsx";
import { seatLinkRoutes } from "./guests/link-routes.tsx";
import { findComers } from "./guests/queries.ts";
import { answerRoutes } from "./guests/routes.tsx";
import { listElsewhere } from "./list-elsewhere.ts";
import { isMine, listEvents, readPart } from "./queries.ts";
import { tendRoutes } from "./tend-routes.tsx";
import { EventPage } from "./views/event-page.tsx";
import { EventsPage } from "./views/events-page.tsx";
import { NewEventPage } from "./views/new-event-page.tsx";
import { listMinutes } from "./write-minutes.ts";

/** What the viewer may not know of is not there. */
const nothing = (error: unknown) => {
  if (error instanceof NotFound) return undefined;
  throw error;
};

async function newPage(c: RequestContext, filled: Filled) {
  const groups = await listOrganised(c.var.ctx, viewerOf(c));
  return <NewEventPage shell={c.var.shell} filled={filled} groups={groups} />;
}

/** What people meet for. */
export const eventRoutes = new Hono<Env>()
  .route("/", calendarRoutes)
  .route("/", ownCalendarRoutes)
  .route("/", groupEventRoutes)
  .get("/events", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const events = await listEvents(
      ctx,
      viewer,
      undefined,
      readPart((name) => c.req.query(name)),
    );
    return show(c, <EventsPage shell={shell} events={events} />);
  })
  .get("/events/mine", member, async (c) => {
    const viewer = viewerOf(c);
    const { ctx, shell } = c.var;
    const part = readPart((name) => c.req.query(name));
    const [events, elsewhere] = await Promise.all([
      listEvents(ctx, viewer, isMine(viewer), part),
      part.past ? [] : listElsewhere(ctx, viewer),
    ]);
    return show(c, <EventsPage shell={shell} events={events} mine elsewhere={elsewhere} />);
  })
  .get("/events/new", member, async (c) => {
    const { group = "", demand = "" } = c.req.query();
    return show(
      c,
      await newPage(c, { ...emptyForm, values: { group: group.slice(0, 30), demand: readId(demand) ?? "" } }),
    );
  })
  .post("/events", member, limit("publish"), (c) =>
    submit(c, {
      schema: newEventForm,
      run: async (ctx, plan) => `/events/${(await createEvent(ctx, viewerOf(c), plan)).id}`,
      again: (filled) => newPage(c, filled),
    }),
  )
  .get("/events/:id", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const event = await eventOf(c);
    const [comers, demand, minutes] = await Promise.all([
      findComers(ctx, viewer, event),
      event.demand_id ? getDemand(ctx, viewer, event.demand_id).catch(nothing) : undefined,
      listMinutes(ctx, event),
    ]);
    const about = { shell, event, comers, demand, hasMinutes: minutes.length > 0, baseUrl: ctx.config.baseUrl };
    return show(c, <EventPage {...about} />);
  })
  .route("/", answerRoutes)
  .route("/", seatLinkRoutes)
  .route("/", doorRoutes)
  .route("/", tendRoutes);
