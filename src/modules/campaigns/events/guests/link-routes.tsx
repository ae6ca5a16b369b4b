import { Hono } from "hono";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { getEvent } from "../queries.ts";
import { confirmSeat, findLinked, leaveByLink } from "./links.ts";
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
  );
