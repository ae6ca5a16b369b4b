import type { MiddlewareHandler } from "hono";
import type { Env } from "#platform/http/env";

const consent = "/oauth/authorize";
/** Whether an address is that of an app's wish, or leads there after signing in. */
function isForApp(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, searchParams } = new URL(address);
  if (pathname === consent) return searchParams.has("client_id");
  return /^\/session(\/|$)/.test(pathname) && (searchParams.get("next") ?? "").startsWith(`${consent}?`);
}

/**
 * Apps in a browser ask for consent in a window of its own and wait there for the answer. Pages of ours let go of whoever
 * opened them, so the app would believe that the window was closed. The page that asks, and signing in on the way to it, do
 * not let go; after that the window is the app's again.
 */
export const keepOpener: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (!/^\/(session(\/|$)|oauth\/authorize$)/.test(c.req.path)) return;
  if (isForApp(c.req.url) || isForApp(c.req.header("Referer") ?? ""))
    c.res.headers.set("Cross-Origin-Opener-Policy", "unsafe-none");
};
