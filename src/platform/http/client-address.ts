import { isIP } from "node:net";
import type { RequestContext } from "./env.ts";

/**
 * The address limits count by: the socket's, or, when that is a proxy named in TRUSTED_PROXIES, the last
 * address of X-Forwarded-For that is not such a proxy. An IPv6 address stands for its /64, since one
 * household holds all of it.
 */
export function clientAddress(c: RequestContext): string {
  const { trustedProxies } = c.var.ctx.config;
  const trusted = (address: string) => trustedProxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  let address = plain(c.env?.incoming?.socket?.remoteAddress ?? "");
  const forwarded = (c.req.header("X-Forwarded-For") ?? "").slice(0, 1000).split(",").reverse();
  for (const hop of forwarded) {
    if (!isIP(address) || !trusted(address)) break;
    const next = plain(hop.trim());
    if (!isIP(next)) break;
    address = next;
  }
  return isIP(address) === 6 ? prefixOf(address) : address;
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, "");

function prefixOf(address: string): string {
  const [head = "", tail = ""] = address.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = address.includes("::") ? [...left, ...zeros, ...right] : left;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
