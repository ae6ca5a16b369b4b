import { Hono, type MiddlewareHandler } from "hono";
import { Forbidden, Invalid } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import type { ApiContext, ApiEnv } from "../env.ts";
import { open, scope } from "../guards.ts";
import { readKey } from "./keys.ts";
import { type Listener, mayFollow, openSocket } from "./open-socket.ts";
import { openSse } from "./open-sse.ts";

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "private, no-store",
  "X-Accel-Buffering": "no",
} as const;

/**
 * A page of another site can open a socket or an event stream with a person's cookies, and no browser asks us before. We
 * read none; and whoever has nothing else to show is told so.
 */
const notByCookie: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!c.var.token && c.req.header("Cookie") !== undefined && c.req.path !== "/api/v1/streaming/health")
    throw new Forbidden({ form: "tokenNeeded" });
  return next();
};

function listenerOf(c: ApiContext): Listener {
  const { ctx, token } = c.var;
  return { ctx, viewer: viewerOf(c), tokenId: token?.id ?? "", scopes: token?.scopes ?? [] };
}

/** One stream, as Server-Sent Events; goes on where the app left off when it says so. */
const events = (name: string) => async (c: ApiContext) => {
  const { streams } = c.var;
  const listener = listenerOf(c);
  const key = readKey(name, c.req.query());
  await mayFollow(listener, key);
  if (c.req.raw.method === "HEAD") return c.body(null, 200, headers);
  const giveBack = streams.reserve({ id: listener.tokenId }, listener.viewer.id);
  const { body, sink } = openSse(
    () => c.env?.outgoing?.destroy(),
    () => {
      streams.leave(client);
      giveBack();
    },
  );
  const client = {
    tokenId: listener.tokenId,
    accountId: listener.viewer.id,
    keys: new Set([key]),
    sink,
    told: new Set<string>(),
  };
  const since = /^\d{1,15}$/.exec(c.req.header("Last-Event-ID") ?? "")?.[0];
  streams.join(client, since === undefined ? undefined : Number(since));
  return c.body(body, 200, headers);
};

/** Many streams on one socket; the first may stand in the address. */
const socket = async (c: ApiContext) => {
  const { streams } = c.var;
  const listener = listenerOf(c);
  const name = c.req.query("stream");
  const first = name ? readKey(name, c.req.query()) : undefined;
  if (first !== undefined) await mayFollow(listener, first);
  const upgrade = c.env?.upgrade;
  if (!upgrade) throw new Invalid({ form: "socketNeeded" });
  const giveBack = streams.reserve({ id: listener.tokenId }, listener.viewer.id);
  upgrade((opened) => openSocket(opened, listener, streams, first), giveBack);
  return c.body(null, 204);
};

const forStatuses = scope("read:statuses");
const forUser = scope("read:statuses", "read:notifications");

export const streamingGroup = new Hono<ApiEnv>()
  .use("/api/v1/streaming/*", notByCookie)
  .get("/api/v1/streaming/health", open, (c) => c.text("OK"))
  .get("/api/v1/streaming/user", forUser, events("user"))
  .get("/api/v1/streaming/user/notification", scope("read:notifications"), events("user:notification"))
  .get("/api/v1/streaming/public", forStatuses, events("public"))
  .get("/api/v1/streaming/public/local", forStatuses, events("public:local"))
  .get("/api/v1/streaming/public/remote", forStatuses, events("public:remote"))
  .get("/api/v1/streaming/hashtag", forStatuses, events("hashtag"))
  .get("/api/v1/streaming/hashtag/local", forStatuses, events("hashtag:local"))
  .get("/api/v1/streaming/list", forStatuses, events("list"))
  .get("/api/v1/streaming/direct", forStatuses, events("direct"))
  .get("/api/v1/streaming", forUser, socket);
