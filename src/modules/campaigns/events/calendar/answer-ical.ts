import { createHash } from "node:crypto";
import type { RequestContext } from "#platform/http/env";
import { compress } from "#platform/http/respond";

/**
 * Answers with a calendar. Programs ask for it every few hours: who has it already gets 304 (RFC 9110, 13.1.2). No cache between
 * keeps it, since who may read it is asked each time.
 */
export function answerIcal(c: RequestContext, text: string, file: string): Response {
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = {
    ETag: etag,
    "Cache-Control": "private, no-cache",
    Vary: "Cookie, Accept-Encoding",
    "X-Robots-Tag": "noindex",
  };
  const known = (c.req.header("If-None-Match") ?? "").split(",").some((one) => one.trim() === etag);
  if (known) return c.newResponse(null, 304, headers);
  const [encoding, body] = compress(text, c.req.header("Accept-Encoding") ?? "");
  return c.newResponse(body, 200, {
    ...headers,
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": `inline; filename="${file}"`,
    ...(encoding ? { "Content-Encoding": encoding } : {}),
  });
}
