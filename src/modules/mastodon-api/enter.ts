import type { MiddlewareHandler } from "hono";
import { sql } from "kysely";
import { inBatches } from "#platform/batch";
import type { Context } from "#platform/context";
import { TooMany } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import type { Viewer } from "#platform/http/env";
import { chooseLocale } from "#platform/i18n";
import { fingerprintOf } from "#platform/secrets";
import { makeRequestCounter, type RequestLimit } from "./count-requests.ts";
import type { ApiContext, ApiEnv, Token } from "./env.ts";
import { BadToken } from "./trouble.ts";

/** A token not used for so long opens nothing any more. */
export const TOKEN_DAYS = 365;
const NOTE_MS = 3_600_000;

/**
 * Finds out who asks, by the bearer token alone (RFC 6750), in its header or, for streams, in the address; cookies are
 * never looked at. Counts the request, and says in what language to answer.
 * @throws BadToken, TooMany
 */
export function makeEnter(ctx: Context): MiddlewareHandler<ApiEnv> {
  const findToken = makeTokenFinder(ctx);
  const count = makeRequestCounter(ctx);
  return async (c, next) => {
    const secret = secretOf(c);
    const found = secret === undefined ? undefined : await findToken(secret);
    const { shell, community } = c.var;
    c.set("token", found?.token);
    c.set("viewer", found?.viewer);
    const locale = found?.viewer?.locale ?? chooseLocale(c.req.header("Accept-Language"), community.locale);
    c.set("shell", {
      ...shell,
      reader: { ...shell.reader, locale, timeZone: community.time_zone, communityName: community.name },
    });
    if (secret !== undefined && !found) throw new BadToken("tokenBad");
    const limit = limitOf(c.req.method, c.req.path);
    const { limit: most, remaining, reset } = await count(limit, found?.viewer?.id ?? clientAddress(c as never));
    c.header("X-RateLimit-Limit", String(most));
    c.header("X-RateLimit-Remaining", String(Math.max(0, remaining)));
    c.header("X-RateLimit-Reset", reset.toISOString());
    if (remaining < 0) throw new TooMany(Math.max(1, Math.ceil((reset.getTime() - ctx.now().getTime()) / 1000)));
    if (found && ctx.now().getTime() - found.token.used_at.getTime() > NOTE_MS && !ctx.room?.isFull())
      await ctx.db.updateTable("app_tokens").set({ used_at: sql`now()` }).where("id", "=", found.token.id).execute();
    return next();
  };
}

/** In its header; for streams also in the address, or where a page can put it that opens a socket. */
function secretOf({ req }: ApiContext): string | undefined {
  const header = req.header("Authorization");
  if (header !== undefined && !/^Basic /i.test(header))
    return /^Bearer +([\w.~+/=-]{1,300}) *$/i.exec(header)?.[1] ?? "";
  if (!req.path.startsWith("/api/v1/streaming")) return undefined;
  return req.query("access_token") ?? req.header("Sec-WebSocket-Protocol")?.split(",")[0]?.trim();
}

function limitOf(method: string, path: string): RequestLimit {
  if (method === "POST" && /^\/api\/v[12]\/media$/.test(path)) return "media";
  const takesAway =
    (method === "DELETE" && /^\/api\/v1\/statuses\/\d+$/.test(path)) ||
    /^\/api\/v1\/statuses\/\d+\/unreblog$/.test(path);
  return takesAway ? "deletions" : "all";
}

export type Found = { readonly token: Token; readonly viewer: Viewer | undefined };

/** The token behind a secret, and whom it speaks for; those who ask at once are looked up together. */
export function makeTokenFinder(ctx: Context): (secret: string) => Promise<Found | undefined> {
  return inBatches(async (secrets: readonly string[]) => {
    const prints = secrets.map((secret) => fingerprintOf(secret));
    const rows = await ctx.db
      .selectFrom("app_tokens")
      .leftJoin("accounts", "accounts.id", "app_tokens.account_id")
      .selectAll("accounts")
      .select(["app_tokens.id as token_id", "app_id", "account_id", "token_hash", "scopes", "used_at"])
      .where(
        "token_hash",
        "in",
        [...new Set(prints.map((print) => print.toString("hex")))].map((print) => Buffer.from(print, "hex")),
      )
      .where("used_at", ">", sql<Date>`now() - make_interval(days => ${TOKEN_DAYS})`)
      .execute();
    const found = new Map(
      rows.map(({ token_id, app_id, account_id, token_hash, scopes, used_at, ...account }) => [
        token_hash.toString("hex"),
        {
          token: { id: token_id, app_id, scopes, used_at },
          viewer: account_id ? ({ ...account, session_id: "0" } as Viewer) : undefined,
        },
      ]),
    );
    return prints.map((print) => found.get(print.toString("hex")));
  });
}
