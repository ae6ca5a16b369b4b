import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Community, Env } from "#platform/http/env";
import { LARGEST_BODY } from "#platform/http/multipart";
import { makeEnter } from "./enter.ts";
import { makeKept } from "./entities/kept.ts";
import type { ApiEnv } from "./env.ts";
import { groups } from "./groups.ts";
import { makeStreams, type Streams } from "./streaming/make-streams.ts";
import { sayTrouble } from "./trouble.ts";

const mine = /^\/(api\/|oauth\/(token|revoke|introspect|userinfo)$|\.well-known\/oauth-authorization-server$)/;

const headers = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; form-action 'none'",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  Vary: "Authorization, Accept-Language, Accept-Encoding, Origin",
} as const;
const preflight = {
  ...headers,
  "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key, Last-Event-ID",
  "Access-Control-Max-Age": "86400",
} as const;

type Shell = Env["Variables"]["shell"];

/**
 * The client API of Mastodon as an app of its own: what it answers is asked by programs, with a bearer token or none.
 * Cookies are not looked at, so no page elsewhere can make a browser speak for anybody here.
 */
export function makeApi(
  ctx: Context,
  community: (ctx: Context) => Promise<Community>,
  shellAt: (path: string) => Shell,
  streams: Streams = makeStreams(ctx),
): Hono<ApiEnv> {
  const kept = makeKept();
  const api = new Hono<ApiEnv>();
  api.onError((error, c) => withHeaders(sayTrouble(c, error)));
  api.notFound((c) => withHeaders(sayTrouble(c, new NotFound())));
  api.use(async (c, next) => {
    if (c.req.method === "OPTIONS") return c.newResponse(null, 204, preflight);
    c.set("ctx", ctx);
    c.set("kept", kept);
    c.set("streams", streams);
    c.set("shell", shellAt(c.req.path));
    c.set("community", await community(ctx));
    await next();
    if (c.env) c.env.isPerson = c.var.viewer !== undefined;
    const isKnown = c.req.header("Authorization") !== undefined;
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (isKnown || !c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "private, no-store");
    return undefined;
  });
  api.use(limitBody);
  api.use(makeEnter(ctx));
  for (const group of groups) api.route("/", group);
  return api;
}

/** What was thrown before the headers were set has them as well. */
function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

const limitPlain = bodyLimit({ maxSize: LARGEST_BODY });
const limitBody: MiddlewareHandler<ApiEnv> = (c, next) =>
  /^multipart\/form-data\b/i.test(c.req.header("Content-Type") ?? "") ? next() : limitPlain(c, next);

/** Hands the API what is the API's, and lets all else pass. */
export function atApi(api: Hono<ApiEnv>): MiddlewareHandler<Env> {
  return (c, next) => (mine.test(c.req.path) ? Promise.resolve(api.fetch(c.req.raw, c.env)) : next());
}
