import type { Context } from "#platform/context";
import { allowsPlainHttp } from "#platform/fetch/guard";

/** An address of the web in its one spelling, and the server that may speak for it. */
export type CanonicalUri = { readonly uri: string; readonly host: string };

const LONGEST = 2048;

/**
 * The one spelling of an address, as browsers read it (WHATWG URL): letters of a host in small, other scripts as Punycode,
 * the usual port left out. Undefined for what names no server on the web: another scheme, a name or password in front,
 * a host with a dot at its end, labels that are too long.
 */
export function canonicalUri(ctx: Context, text: unknown): CanonicalUri | undefined {
  if (typeof text !== "string" || text.length > LONGEST || text.length < 10) return undefined;
  const url = URL.parse(text);
  if (!url || url.username || url.password) return undefined;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && allowsPlainHttp(ctx))) return undefined;
  if (!isHost(url.hostname) || url.href.length > LONGEST || url.href.length < 10) return undefined;
  return { uri: url.href, host: url.host };
}

/** The server an address belongs to, in its one spelling. */
export const canonicalHost = (ctx: Context, text: unknown): string | undefined => canonicalUri(ctx, text)?.host;

/** Whether a server is this one. Nothing that comes from elsewhere may speak for it. */
export const isOurs = ({ config }: Pick<Context, "config">, host: string): boolean => host === config.baseUrl.host;

function isHost(hostname: string): boolean {
  if (hostname.startsWith("[")) return true;
  return hostname.length <= 253 && hostname.split(".").every((label) => label.length >= 1 && label.length <= 63);
}
