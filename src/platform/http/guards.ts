import type { MiddlewareHandler } from "hono";
import { Forbidden } from "../errors.ts";
import { countAgainst, type LimitName } from "../rate-limit.ts";
import { clientAddress } from "./client-address.ts";
import type { Env, Viewer } from "./env.ts";

/** Who a route is for. Every route names one; a test fails on a route that names none. */
export type Access = "anyone" | "signed-in" | "member" | "administrator";
type Guard = MiddlewareHandler<Env> & { readonly access: Access };
type Limiter = MiddlewareHandler<Env> & { readonly limits: LimitName };

/** Guests and members alike. */
export const anyone = guard("anyone", () => true);
/** Whoever has a session, also one who waits for approval. */
export const signedIn = guard("signed-in", () => true);
/** An approved member. */
export const member = guard("member", (viewer) => viewer.status === "active");
export const administrator = guard(
  "administrator",
  (viewer) => viewer.status === "active" && viewer.role === "administrator",
);

/** Where someone is sent who is signed in and not an active member. */
const rooms: Readonly<Partial<Record<Viewer["status"], string>>> = { pending: "/waiting", leaving: "/leaving" };

function guard(access: Access, allows: (viewer: Viewer) => boolean): Guard {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    if (access === "anyone") return next();
    const { viewer } = c.var;
    const reading = c.req.method === "GET" || c.req.method === "HEAD";
    if (!viewer) {
      if (!reading) throw new Forbidden();
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/session/new?next=${encodeURIComponent(pathname + search)}`, 303);
    }
    if (!allows(viewer)) {
      const room = rooms[viewer.status];
      if (reading && room) return c.redirect(room, 303);
      throw new Forbidden();
    }
    return next();
  };
  return Object.assign(handler, { access });
}

/** Counts the request against a limit by person, or by address for a guest. */
export function limit(name: LimitName): Limiter {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    await countAgainst(c.var.ctx, name, c.var.viewer?.id ?? clientAddress(c));
    return next();
  };
  return Object.assign(handler, { limits: name });
}

/** The viewer of a route behind `member`, `signedIn` or `administrator`. */
export function viewerOf(c: { var: { viewer: Viewer | undefined } }): Viewer {
  const { viewer } = c.var;
  if (!viewer) throw new Forbidden();
  return viewer;
}
