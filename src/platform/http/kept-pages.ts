import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Context } from "../context.ts";
import { chooseLocale } from "../i18n.ts";
import { type DrawnFrom, makeVersionCheck } from "../row-versions.ts";
import { readSecretCookie } from "./cookies.ts";
import type { Community, Env } from "./env.ts";

/** Pages kept at once; the one unused longest goes first. About 40 KB each with their compressed bytes. */
const MOST_PAGES = 1000;
/** Pages say "3 mnt": after this they would be wrong. */
const MINUTE = 60_000;

type KeptPage = {
  /** Bytes, not a buffer: those the HTTP layer sends as they are, without a stream for each answer. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  readonly drawn: DrawnFrom;
  readonly minute: number;
};

/**
 * Keeps pages drawn for guests and gives them out again while every row they were drawn from is unchanged, which is
 * asked of the database each time: a page is never older than the request for it. A handler makes its page keepable by
 * `c.set("drawnFrom", rows)`. Whoever has a session passes by.
 */
export function keepGuestPages(ctx: Context, community: () => Promise<Community>): MiddlewareHandler<Env> {
  const pages = new Map<string, KeptPage>();
  const isCurrent = makeVersionCheck(ctx);
  return async (c, next) => {
    if (readSecretCookie(c, "session")) return next();
    const { name, locale } = await community();
    const wanted = c.req.header("Accept-Encoding") ?? "";
    const coding = wanted.includes("br") ? "br" : wanted.includes("gzip") ? "gzip" : "";
    const language = chooseLocale(c.req.header("Accept-Language"), locale);
    const key = [c.req.url, coding, language, getCookie(c, "prefs") ?? "", c.req.header("Save-Data") ?? "", name].join(
      "\n",
    );
    const minute = Math.floor(ctx.now().getTime() / MINUTE);
    const kept = pages.get(key);
    if (kept?.minute === minute && (await isCurrent(kept.drawn))) {
      pages.delete(key);
      pages.set(key, kept);
      return new Response(kept.body, { headers: { ...kept.headers } });
    }
    await next();
    const drawn = c.get("drawnFrom");
    if (!drawn || c.res.status !== 200) return;
    const body = new Uint8Array(await c.res.clone().arrayBuffer());
    pages.set(key, { body, headers: Object.fromEntries(c.res.headers), drawn, minute });
    const oldest = pages.size > MOST_PAGES ? pages.keys().next().value : undefined;
    if (oldest !== undefined) pages.delete(oldest);
  };
}
