import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { readId } from "#platform/paging";
import { type Event, getEvent } from "./queries.ts";

/** The event of an address, for whoever may see it. @throws NotFound */
export async function eventOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Event> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getEvent(ctx, c.var.viewer, id);
}

/** The same for who looks after it: whoever made it, and the organisers of its group. @throws NotFound, or Forbidden for others */
export async function ownEventOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Event> {
  const event = await eventOf(c, ctx);
  if (!event.tends) throw new Forbidden();
  return event;
}

/** The same for who stands at its door: helpers of the group as well. @throws NotFound, or Forbidden for others */
export async function helpedEventOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Event> {
  const event = await eventOf(c, ctx);
  if (!event.helps) throw new Forbidden();
  return event;
}
