import type { MiddlewareHandler } from "hono";
import { Forbidden } from "../errors.ts";
import { isTrustedWith, type Permission } from "../permissions.ts";
import { countAgainst, type LimitName } from "../rate-limit.ts";
import { clientAddress } from "./client-address.ts";
import type { Env, RequestContext, Viewer } from "./env.ts";

/** Who a route is for. Every route names one; a test fails on a route that names none. */
export type Access = "anyone" | "signed-in" | "member" | "moderator" | "administrator";
type Guard = MiddlewareHandler<Env> & { readonly access: Access };
type Limiter = MiddlewareHandler<Env> & { readonly limits: LimitName };

/** Guests and members alike. */
export const anyone = guard("anyone", () => true);
/** Whoever has a session, also one who waits for approval; not who was turned away or suspended. */
export const signedIn = guard("signed-in", ({ status }) => status !== "refused" && status !== "suspended");
/** Whoever has a session at all: to leave, and to read and answer what was decided about them. */
export const anySession = guard("signed-in", () => true);
/** An approved member. Someone frozen reads as before and writes nothing, but for what `evenFrozen` stands before. */
export const member = guard("member", (viewer) => viewer.status === "active", "frozen");
/** An approved member, also one who is frozen: for what concerns nobody else, and for speaking to those who decide. */
export const evenFrozen = guard("member", (viewer) => viewer.status === "active");
export const administrator = guard(
  "administrator",
  (viewer) => viewer.status === "active" && viewer.role === "administrator",
);
/** A moderator who was trusted with this, or an administrator. */
export const may = (permission: Permission): Guard =>
  guard("moderator", (viewer) => isTrustedWith(viewer, permission), "frozen");

/** Where someone is sent who is signed in and not an active member. */
const rooms: Readonly<Partial<Record<Viewer["status"], string>>> = {
  pending: "/waiting",
  refused: "/waiting",
  leaving: "/leaving",
  suspended: "/notices",
};

export const roomOf = (viewer: Pick<Viewer, "status">): string | undefined => rooms[viewer.status];

function guard(access: Access, allows: (viewer: Viewer) => boolean, notWhile?: "frozen"): Guard {
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
      const room = roomOf(viewer);
      if (reading && room) return c.redirect(room, 303);
      throw new Forbidden();
    }
    if (!reading && viewer.restriction === notWhile) throw new Forbidden({ form: "frozen" });
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

/**
 * The same while the handler reads what it needs, so that nobody waits for one after the other. Before it does anything it must wait
 * for `afterCounting`.
 */
export function limitBeside(name: LimitName): Limiter {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    const counted = countAgainst(c.var.ctx, name, c.var.viewer?.id ?? clientAddress(c));
    counted.catch(() => {});
    c.set("counted", counted);
    await next();
    await counted;
  };
  return Object.assign(handler, { limits: name });
}

/** What was read meanwhile. @throws TooMany before anything else that went wrong */
export async function afterCounting<Read>(c: RequestContext, reading: Promise<Read>): Promise<Read> {
  reading.catch(() => {});
  await c.var.counted;
  return reading;
}

/** The viewer of a route behind `member`, `signedIn` or `administrator`. */
export function viewerOf(c: { var: { viewer: Viewer | undefined } }): Viewer {
  const { viewer } = c.var;
  if (!viewer) throw new Forbidden();
  return viewer;
}
