import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { JSX } from "hono/jsx/jsx-runtime";
import { readSecretCookie } from "./cookies.ts";
import type { RequestContext } from "./env.ts";
import { pageHeaders } from "./headers.ts";

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 507;

/** Above this a page is worth compressing. */
const SMALL = 600;
/** Brotli's knee for pages of 20 KB: 5 % larger than 11 at a hundredth of the time. */
const BROTLI_QUALITY = 5;
/** Where others are refused for want of time: 8 % larger in two fifths of it. */
const HASTY_QUALITY = 2;

const headersOf = {
  ...pageHeaders,
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "private, no-store",
  Vary: "Cookie, Accept, Accept-Language, Accept-Encoding",
};

/** Answers with a page, compressed as the browser allows. Pages depend on the person, so no cache keeps them. */
export function show(c: RequestContext, page: JSX.Element, status: Status = 200): Response {
  const html = `<!doctype html>${markKeys(c, String(page))}`;
  const [encoding, body] = compress(html, c.req.header("Accept-Encoding") ?? "", c.env?.isCrowded);
  const headers: Record<string, string> = encoding ? { ...headersOf, "Content-Encoding": encoding } : headersOf;
  return c.newResponse(body, status, headers);
}

/** Where several accounts share a browser, each form knows whose it is: sent as another it is refused (`form.ts`). */
function markKeys(c: RequestContext, html: string): string {
  const { viewer } = c.var;
  if (!viewer || !readSecretCookie(c, "others")) return html;
  return html.replaceAll('name="key" value="', `name="key" value="${viewer.id}.`);
}

/** Compresses text with the best coding the header allows: `["br" | "gzip" | undefined, bytes]`. */
export function compress(
  text: string,
  accepted: string,
  inHaste = false,
): [string | undefined, Uint8Array<ArrayBuffer> | string] {
  if (text.length < SMALL) return [undefined, text];
  if (/\bbr\b/.test(accepted)) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: inHaste ? HASTY_QUALITY : BROTLI_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    };
    return ["br", brotliCompressSync(text, { params })];
  }
  if (/\bgzip\b/.test(accepted)) return ["gzip", gzipSync(text)];
  return [undefined, text];
}
