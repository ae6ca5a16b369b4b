import { getCookie, setCookie } from "hono/cookie";
import type { RequestContext } from "./env.ts";

const DAY = 86_400;
/** Sessions last long after their last use: typing a passphrase on a cheap phone is work. */
export const SESSION_DAYS = 365;

/** The cookie's name; `__Host-` (RFC 6265bis) where the connection is safe enough for Secure cookies. */
function nameOf(c: RequestContext, name: "session" | "device"): string {
  return c.var.ctx.config.secureCookies ? `__Host-${name}` : name;
}

export function readSecretCookie(c: RequestContext, name: "session" | "device"): string | undefined {
  const value = getCookie(c, nameOf(c, name));
  return value && /^[\w.-]{40,200}$/.test(value) ? value : undefined;
}

/** Sets, or with an empty value removes, a cookie no script can read. */
export function setSecretCookie(c: RequestContext, name: "session" | "device", value: string): void {
  setCookie(c, nameOf(c, name), value, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: c.var.ctx.config.secureCookies,
    maxAge: value ? SESSION_DAYS * DAY : 0,
  });
}
