import { Hono } from "hono";
import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import type { Env, RequestContext } from "#platform/http/env";
import { anyone, limit } from "#platform/http/guards";
import { countAgainst } from "#platform/rate-limit";
import { findRemote } from "../remote/find-remote.ts";
import { type Claims, claimsOf } from "./authority.ts";
import { handlers } from "./handle/handlers.ts";
import { keepActivity } from "./keep-activity.ts";
import { weigh } from "./pre-filter.ts";
import { documentLimits } from "./scan-json.ts";
import { BadSignature } from "./signature/signed.ts";
import { verifySender } from "./verify-sender.ts";

type Verdict = {
  readonly status: 202 | 400 | 401 | 403 | 429 | 503;
  readonly reason?: string;
  readonly again?: number;
};

/** While the disk is almost full, others are asked to bring it again later. */
const FULL_SECONDS = 600;

/** Where other servers bring what they have to say: for one member, or for all. Who signs it is asked here; what it does is done later. */
export const inboxRoutes = new Hono<Env>()
  .post("/inbox", anyone, limit("inbox"), (c) => receive(c))
  .post("/ap/inbox", anyone, limit("inbox"), (c) => receive(c))
  .post("/ap/server/inbox", anyone, limit("inbox"), (c) => receive(c))
  .post("/ap/users/:number/inbox", anyone, limit("inbox"), (c) => receive(c));

async function receive(c: RequestContext): Promise<Response> {
  const { ctx } = c.var;
  const verdict = await judge(c, ctx);
  const isRefused = verdict.status >= 400 && verdict.status < 500;
  const { status, reason, again } = isRefused ? await countRefusal(c, verdict) : verdict;
  c.header("Cache-Control", "no-store");
  if (again !== undefined) c.header("Retry-After", String(again));
  return status === 202 ? c.body(null, 202) : c.json({ error: reason ?? "refused" }, status);
}

async function judge(c: RequestContext, ctx: Context): Promise<Verdict> {
  if (ctx.room?.isFull()) return { status: 503, reason: "no room", again: FULL_SECONDS };
  const body = await readBytes(c.req.raw, documentLimits.bytes);
  if (!body) return { status: 400, reason: "too large" };
  const weighed = weigh(body);
  if ("complaint" in weighed) return { status: 400, reason: weighed.complaint };
  const claims = claimsOf(ctx, weighed.tree);
  if (!claims) return { status: 400, reason: "not one activity of one actor" };
  if ((await findServerStanding(ctx, claims.actor.host)).severity === "suspend")
    return { status: 403, reason: "not talked with" };
  try {
    if (await isOfNobody(ctx, claims)) return { status: 202 };
    const { pathname, search } = new URL(c.req.url);
    const { origin } = ctx.config.baseUrl;
    const request = { method: "POST", target: pathname + search, origin, headers: c.req.raw.headers, body };
    const sender = await verifySender(ctx, request, weighed.tree, claims);
    if (sender.status !== "remote") return { status: 403, reason: "not talked with" };
    if (Object.hasOwn(handlers, claims.kind)) await keepActivity(ctx, claims, sender, body.toString());
    return { status: 202 };
  } catch (error) {
    if (error instanceof TooMany) return { status: 429, reason: "too many unknown keys", again: error.retryAfter };
    if (!(error instanceof BadSignature)) throw error;
    ctx.log.info("An activity was refused", { host: claims.actor.host, reason: error.message });
    return { status: 401, reason: error.message };
  }
}

/** Somebody we never heard of is gone: servers tell everybody, and there is nothing to ask. */
async function isOfNobody(ctx: Context, { kind, objectUri, actor }: Claims): Promise<boolean> {
  return kind === "Delete" && objectUri === actor.uri && !(await findRemote(ctx, actor.uri));
}

/** Whoever is refused again and again is told to wait. */
async function countRefusal(c: RequestContext, verdict: Verdict): Promise<Verdict> {
  try {
    await countAgainst(c.var.ctx, "inboxRefused", clientAddress(c));
    return verdict;
  } catch (error) {
    if (error instanceof TooMany) return { status: 429, reason: "too many", again: error.retryAfter };
    throw error;
  }
}

/** All of a body, unless there is more than `most`. */
async function readBytes(request: Request, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers.get("Content-Length") ?? 0) > most || !request.body)
    return request.body ? undefined : Buffer.alloc(0);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
