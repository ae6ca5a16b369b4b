import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { eventOf, helpedEventOf } from "../event-of.ts";
import { attendanceCode, attendByCode } from "./attendance-code.ts";
import { addGuest, markAttendance, removeGuest } from "./desk.ts";
import { listGuests } from "./queries.ts";
import { codeForm, deskForm } from "./rules.ts";
import { AttendPage } from "./views/attend-page.tsx";
import { GuestsPage } from "./views/guests-page.tsx";
import { SheetPage } from "./views/sheet-page.tsx";

const guestOf = (c: RequestContext): string => {
  const id = readId(c.req.param("guest"));
  if (!id) throw new NotFound();
  return id;
};

async function guestsPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const event = await helpedEventOf(c);
  const guests = await listGuests(ctx, event);
  return <GuestsPage shell={shell} event={event} guests={guests} code={attendanceCode(ctx, event)} filled={filled} />;
}

async function attendPage(c: RequestContext, filled: Filled) {
  return <AttendPage shell={c.var.shell} event={await eventOf(c)} filled={filled} />;
}

/** A button of the guest list: does its one thing to one guest. */
const toGuest = (act: (...args: Parameters<typeof removeGuest>) => Promise<void>) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const event = await helpedEventOf(c, ctx);
    await act(ctx, event, guestOf(c));
    return `/events/${event.id}/guests`;
  });

/** The door of an event: who is on the list, who came. */
export const doorRoutes = new Hono<Env>()
  .get("/events/:id/guests", member, async (c) => show(c, await guestsPage(c, emptyForm)))
  .post("/events/:id/guests", member, limit("write"), async (c) => {
    await helpedEventOf(c);
    return submit(c, {
      schema: deskForm,
      run: async (ctx, guest) => {
        const event = await helpedEventOf(c, ctx);
        await addGuest(ctx, viewerOf(c), event, guest);
        return `/events/${event.id}/guests`;
      },
      again: (filled) => guestsPage(c, filled),
    });
  })
  .get("/events/:id/guests/sheet", member, async (c) => {
    const event = await helpedEventOf(c);
    return show(c, <SheetPage shell={c.var.shell} event={event} guests={await listGuests(c.var.ctx, event)} />);
  })
  .post("/events/:id/guests/:guest/removal", member, limit("write"), toGuest(removeGuest))
  .post(
    "/events/:id/guests/:guest/attendance",
    member,
    limit("write"),
    toGuest((ctx, event, id) => markAttendance(ctx, event, id, true)),
  )
  .post(
    "/events/:id/guests/:guest/attendance/removal",
    member,
    limit("write"),
    toGuest((ctx, event, id) => markAttendance(ctx, event, id, false)),
  )
  .get("/events/:id/attendance", member, async (c) => show(c, await attendPage(c, emptyForm)))
  .post("/events/:id/attendance", member, limit("secrets"), async (c) => {
    await eventOf(c);
    return submit(c, {
      schema: codeForm,
      run: async (ctx, { code }) => {
        const event = await eventOf(c, ctx);
        await attendByCode(ctx, viewerOf(c), event, code);
        return `/events/${event.id}#answer`;
      },
      again: (filled) => attendPage(c, filled),
    });
  });
