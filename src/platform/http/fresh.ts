import type { MiddlewareHandler } from "hono";
import { cameFrom } from "./back.ts";
import type { Env, Viewer } from "./env.ts";

/** A proof of who one is holds so long for what must not be done with a borrowed phone or a stolen cookie. */
const FRESH_MS = 300_000;

export function isFresh(viewer: Viewer, now: Date): boolean {
  return viewer.confirmed_at !== undefined && now.getTime() - viewer.confirmed_at.getTime() <= FRESH_MS;
}

const handler: MiddlewareHandler<Env> = async (c, next) => {
  const { viewer, ctx } = c.var;
  if (viewer && isFresh(viewer, ctx.now())) return next();
  const { pathname, search } = new URL(c.req.url);
  const here = c.req.method === "GET" ? pathname + search : cameFrom(c, "/settings/safety");
  return c.redirect(`/session/confirmation?next=${encodeURIComponent(here)}`, 303);
};

/** Asks a signed-in person to prove who they are, unless they did within five minutes, and brings them back here. */
export const fresh = Object.assign(handler, { fresh: true as const });
