import { createHash } from "node:crypto";
import type { RequestContext } from "#platform/http/env";
import { compress } from "#platform/http/respond";

/**
 * Answers with something that is the same for everyone and may be read from any page on the web. Whoever has it
 * already gets 304 (RFC 9110, 13.1.2): about 150 bytes.
 */
export function answerOpenly(c: RequestContext, type: string, text: string): Response {
  const etag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = {
    ETag: etag,
    "Cache-Control": "public, no-cache",
    Vary: "Accept-Encoding",
    "Access-Control-Allow-Origin": "*",
  };
  const known = (c.req.header("If-None-Match") ?? "").split(",").some((one) => one.trim() === etag);
  if (known) return c.newResponse(null, 304, headers);
  const [encoding, body] = compress(text, c.req.header("Accept-Encoding") ?? "");
  return c.newResponse(body, 200, {
    ...headers,
    "Content-Type": `${type}; charset=utf-8`,
    ...(encoding ? { "Content-Encoding": encoding } : {}),
  });
}
