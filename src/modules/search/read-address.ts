import { domainToASCII } from "node:url";
import type { Context } from "#platform/context";
import { allowsPlainHttp } from "#platform/fetch/guard";

/** An address in its one spelling, and the server that answers for it. */
export type ReadAddress = { readonly address: string; readonly host: string; readonly isOurs: boolean };

/**
 * Reads what somebody typed as an address: `@name@server`, `acct:name@server`, or one of the web. One of ours is read as
 * its handle, or as the page it leads to. Undefined for what is none.
 */
export function readAddress(ctx: Pick<Context, "config" | "outside">, typed: string): ReadAddress | undefined {
  const text = typed.trim();
  const { baseUrl } = ctx.config;
  const [, name, server] = /^(?:acct:|@)?([\w](?:[\w.~-]{0,98}\w)?)@([^\s@/?#\\%]{3,260})$/i.exec(text) ?? [];
  if (name && server) {
    const [bare = "", port] = server.split(":");
    const ascii = domainToASCII(bare).replace(/\.$/, "");
    if (!/^[a-z0-9.-]{3,250}$/.test(ascii) || (port !== undefined && !/^\d{2,5}$/.test(port))) return undefined;
    const host = port ? `${ascii}:${port}` : ascii;
    const isOurs = host === baseUrl.host;
    return { address: isOurs ? name.toLowerCase() : `${name}@${host}`.toLowerCase(), host, isOurs };
  }
  if (!/^https?:\/\/\S{4,2040}$/i.test(text)) return undefined;
  const url = URL.parse(text);
  if (!url || url.username || url.password) return undefined;
  if (url.protocol !== "https:" && url.origin !== baseUrl.origin && !allowsPlainHttp(ctx as Context)) return undefined;
  url.hash = "";
  if (url.origin !== baseUrl.origin) return { address: url.href, host: url.host, isOurs: false };
  const [, handle] = /^\/@([\w.~@:-]{2,360})$/.exec(url.pathname) ?? [];
  return { address: handle?.toLowerCase() ?? url.href, host: url.host, isOurs: true };
}
