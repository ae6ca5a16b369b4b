import { getCookie, setCookie } from "hono/cookie";
import type { RequestContext } from "./env.ts";

const DAY = 86_400;
/** Sessions last long after their last use: typing a passphrase on a cheap phone is work. */
export const SESSION_DAYS = 365;

/** A phone that others use as well forgets whoever was signed in after so long without use. */
export const SHARED_MINUTES = 30;

/** session: who uses this browser now; others: who else is signed in; device: a mark of former sign-ins; step, recovery: ways in, half gone; report: what somebody without an account reports; ballot: how they answer questions. */
type CookieName = "session" | "others" | "device" | "step" | "recovery" | "report" | "ballot";

/** The cookie's name; `__Host-` (RFC 6265bis) where the connection is safe enough for Secure cookies. */
function nameOf(c: RequestContext, name: CookieName): string {
  return c.var.ctx.config.secureCookies ? `__Host-${name}` : name;
}

export function readSecretCookie(c: RequestContext, name: CookieName): string | undefined {
  const value = getCookie(c, nameOf(c, name));
  return value && /^[\w.-]{40,200}$/.test(value) ? value : undefined;
}

/** Sets, or with an empty value removes, a cookie no script can read. With `brief` it ends when the browser is closed. */
export function setSecretCookie(c: RequestContext, name: CookieName, value: string, brief = false): void {
  setCookie(c, nameOf(c, name), value, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: c.var.ctx.config.secureCookies,
    ...(brief && value ? {} : { maxAge: value ? SESSION_DAYS * DAY : 0 }),
  });
}
