import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

/** No page holds a script or a style of its own, so no nonce is needed and none can be stolen. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** Sent with every page, whatever its status. */
export const pageHeaders = {
  "Content-Security-Policy": policy,
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "geolocation=(), camera=(self), microphone=(self), payment=(), usb=(), interest-cohort=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
} as const;

/** Style sheet and icons: named by their hash, so kept for a year; a first visit must not pay for page headers. */
export const assetHeaders = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
} as const;

/**
 * A person's picture runs nothing and is nothing else. What everyone may see a browser keeps for a year and others' caches
 * for a minute, since it may be deleted; the rest is asked for each time, and a shared phone keeps none of it.
 */
export const fileHeaders = (open: boolean, shared: boolean) => ({
  "Cache-Control": open ? "public, max-age=31536000, s-maxage=60" : shared ? "private, no-store" : "private, no-cache",
  "Content-Disposition": "inline",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cross-Origin-Resource-Policy": open ? "cross-origin" : "same-origin",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  ...(open ? {} : { Vary: "Cookie" }),
});

/**
 * Gives every answer the header set, also redirects and errors. What depends on the person is never kept by a
 * cache; what went wrong is not kept either.
 */
export const secureHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const headers = c.res.headers;
  if (headers.has("Content-Security-Policy")) return;
  for (const [name, value] of Object.entries(pageHeaders)) if (!headers.has(name)) headers.set(name, value);
  if (!headers.has("Vary")) headers.set("Vary", "Cookie, Accept, Accept-Language, Accept-Encoding");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "private, no-store");
};
