import type { MiddlewareHandler } from "hono";
import { Forbidden } from "../errors.ts";
import type { Env } from "./env.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses a write that another site's page sent: the browser's own word on where it came from must be our
 * origin. Pages hold no token, so that they stay cacheable and compress well; cookies are SameSite=Lax besides.
 * Browsers too old for `Sec-Fetch-Site` and `Origin` (text browsers) still send `Referer`.
 *
 * @throws Forbidden
 */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (!safeMethods.has(c.req.method)) {
    const { baseUrl } = c.var.ctx.config;
    const site = c.req.header("Sec-Fetch-Site");
    if (site !== undefined && site !== "same-origin") throw new Forbidden();
    const origin = c.req.header("Origin") ?? originOf(c.req.header("Referer"));
    if (origin !== undefined ? !isOurs(origin, baseUrl) : site === undefined) throw new Forbidden();
  }
  await next();
};

function originOf(referer: string | undefined): string | undefined {
  if (referer === undefined) return undefined;
  return URL.canParse(referer) ? new URL(referer).origin : "null";
}

/** On loopback the names of this machine are one origin: `localhost` and `127.0.0.1` open the same demo. */
function isOurs(origin: string, baseUrl: URL): boolean {
  if (origin === baseUrl.origin) return true;
  if (!loopback.has(baseUrl.hostname) || !URL.canParse(origin)) return false;
  const theirs = new URL(origin);
  return loopback.has(theirs.hostname) && theirs.port === baseUrl.port && theirs.protocol === baseUrl.protocol;
}
