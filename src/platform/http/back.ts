import type { RequestContext } from "./env.ts";

/** A path of ours to send someone to: it starts with one slash, so it can lead nowhere else. */
export function safePath(path: string | undefined, fallback: string): string {
  if (!path || path.length > 2000 || !/^\/(?![/\\])[^\s\\]*$/.test(path)) return fallback;
  return path;
}

/** The page the person pressed the button on, so that they stay where they were; else `fallback`. */
export function cameFrom(c: RequestContext, fallback: string): string {
  const referer = c.req.header("Referer");
  if (!referer || !URL.canParse(referer)) return fallback;
  const { pathname, search } = new URL(referer);
  return safePath(pathname + search, fallback);
}
