import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { getEvent } from "../queries.ts";
import { attendAsGuest, takesCodes } from "./attendance-code.ts";
import { confirmSeat, findLinked, leaveByLink } from "./links.ts";
import { codeForm } from "./rules.ts";
import { AttendPage } from "./views/attend-page.tsx";
import { LinkOverPage, LinkPage } from "./views/link-page.tsx";

const SECRET = ":secret{[\\w-]{43}}";
const secretOf = (c: RequestContext) => c.req.param("secret") ?? "";

/** What a link in a mail is about. Of an event that not everybody may see any more it says nothing. */
async function findAsked(c: RequestContext, ctx: Context = c.var.ctx) {
  const linked = await findLinked(ctx, secretOf(c));
  if (!linked) return undefined;
  const event = await getEvent(ctx, undefined, linked.event_id).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined;
    throw error;
  });
  return event && { linked, event };
}

/** A guest without an account while the code at the door is taken. @throws NotFound at any other time, and of one who has no seat */
async function getAttending(c: RequestContext, ctx: Context = c.var.ctx) {
  const asked = await findAsked(c, ctx);
  const guest = asked?.linked.guest;
  if (!asked || !guest || guest.state === "no" || !takesCodes(asked.event, ctx.now())) throw new NotFound();
  return { event: asked.event, guest };
}

async function attendPage(c: RequestContext, filled: Filled) {
  const { event } = await getAttending(c);
  return <AttendPage shell={c.var.shell} event={event} filled={filled} action={`/seat/${secretOf(c)}/attendance`} />;
}

/** Where the link in a mail leads: whoever holds it takes the seat, sees it, or gives it back. No cookie is asked. */
export const seatLinkRoutes = new Hono<Env>()
  .get(`/seat/${SECRET}`, anyone, async (c) => {
    const { ctx, shell } = c.var;
    const asked = await findAsked(c);
    if (!asked) return show(c, <LinkOverPage shell={shell} />, 404);
    return show(c, <LinkPage shell={shell} {...asked} secret={secretOf(c)} now={ctx.now()} />);
  })
  .post(`/seat/${SECRET}`, anyone, limit("sign"), (c) =>
    press(c, async (ctx) => {
      const asked = await findAsked(c, ctx);
      if (!asked) throw new NotFound();
      if (!asked.linked.guest) await confirmSeat(ctx, asked.event, secretOf(c));
      return `/seat/${secretOf(c)}`;
    }),
  )
  .post(`/seat/${SECRET}/removal`, anyone, limit("sign"), (c) =>
    press(c, async (ctx) => {
      const asked = await findAsked(c, ctx);
      if (!asked?.linked.guest) throw new NotFound();
      await leaveByLink(ctx, asked.linked.guest);
      return `/seat/${secretOf(c)}`;
    }),
  )
  .get(`/seat/${SECRET}/attendance`, anyone, async (c) => show(c, await attendPage(c, emptyForm)))
  .post(`/seat/${SECRET}/attendance`, anyone, limit("sign"), async (c) => {
    await getAttending(c);
    return submit(c, {
      schema: codeForm,
      run: async (ctx, { code }) => {
        const { event, guest } = await getAttending(c, ctx);
        await attendAsGuest(ctx, guest, event, code);
        return `/seat/${secretOf(c)}`;
      },
      again: (filled) => attendPage(c, filled),
    });
  });
