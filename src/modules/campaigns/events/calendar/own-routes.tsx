import { Hono } from "hono";
import type { Env } from "#platform/http/env";
import { press } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { CalendarPage } from "../views/calendar-page.tsx";
import { findCalendar, renewCalendar } from "./calendars.ts";

/** Somebody's own calendar: its secret address, and a new one when the old has got into other hands. */
export const ownCalendarRoutes = new Hono<Env>()
  .get("/events/calendar", member, async (c) => {
    const { ctx, shell } = c.var;
    const secret = await findCalendar(ctx, viewerOf(c));
    const address = secret && new URL(`/calendars/${secret}.ics`, ctx.config.baseUrl).href;
    return show(c, <CalendarPage shell={shell} address={address} />);
  })
  .post("/events/calendar", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await renewCalendar(ctx, viewerOf(c));
      return "/events/calendar";
    }),
  );
