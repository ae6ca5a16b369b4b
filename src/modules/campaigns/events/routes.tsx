import { Hono } from "hono";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { calendarRoutes } from "./calendar/routes.ts";
import { createEvent } from "./create-event.ts";
import { newEventForm } from "./event-form.ts";
import { eventOf } from "./event-of.ts";
import { listGroupsToOrganise } from "./group-to-organise.ts";
import { doorRoutes } from "./guests/desk-routes.tsx";
import { seatLinkRoutes } from "./guests/link-routes.tsx";
import { findComers } from "./guests/queries.ts";
import { answerRoutes } from "./guests/routes.tsx";
import { isMine, listEvents, readCursor } from "./queries.ts";
import { EventPage } from "./views/event-page.tsx";
import { EventsPage } from "./views/events-page.tsx";
import { NewEventPage } from "./views/new-event-page.tsx";

async function newPage(c: RequestContext, filled: Filled) {
  const groups = await listGroupsToOrganise(c.var.ctx, viewerOf(c));
  return <NewEventPage shell={c.var.shell} filled={filled} groups={groups} />;
}

/** What people meet for. */
export const eventRoutes = new Hono<Env>()
  .route("/", calendarRoutes)
  .get("/events", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const events = await listEvents(ctx, viewer, undefined, readCursor(c.req.query("after")));
    return show(c, <EventsPage shell={shell} events={events} />);
  })
  .get("/events/mine", member, async (c) => {
    const viewer = viewerOf(c);
    const events = await listEvents(c.var.ctx, viewer, isMine(viewer), readCursor(c.req.query("after")));
    return show(c, <EventsPage shell={c.var.shell} events={events} mine />);
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
    return show(c, <EventPage shell={shell} event={event} comers={await findComers(ctx, viewer, event)} />);
  })
  .route("/", answerRoutes)
  .route("/", seatLinkRoutes)
  .route("/", doorRoutes);
