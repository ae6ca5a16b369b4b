import { promises as dns, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP } from "node:net";
import { isForTests } from "../config.ts";
import type { Context } from "../context.ts";
import { isPublicAddress, toAddress } from "./public-address.ts";

/** What must not be asked of the outside, or not be taken from it. The message is ours alone. */
export class Refused extends Error {
  override readonly name = "Refused";
  /** What of an answer was not to be taken. */
  readonly about: "kind" | "size" | undefined;
  constructor(message: string, about?: "kind" | "size") {
    super(message);
    this.about = about;
  }
}

/**
 * For tests on this machine: answers in place of DNS, and addresses and ports that count as public. Tests hand it over; the
 * setting TEST_PEERS makes one. It is refused wherever the community can be reached from elsewhere.
 */
export type Outside = {
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly allowed?: readonly string[];
  readonly ports?: readonly number[];
};

const ports = [80, 443];
const ordinary: Required<Outside> = { resolve: (host) => dns.lookup(host, { all: true }), allowed: [], ports: [] };

function outsideOf({ outside, config }: Context): Required<Outside> {
  if (!outside && config.testPeers.length === 0) return ordinary;
  if (!isForTests(config.baseUrl))
    throw new Refused("addresses for tests, in a community that is open to the internet");
  return { ...ordinary, ...(outside ?? peersOnly(config.testPeers)) };
}

/** Only the servers that were listed, whose names need no DNS when they are addresses. */
function peersOnly(peers: readonly string[]): Outside {
  const ports = peers.map((peer) => Number(peer.slice(peer.lastIndexOf(":") + 1)));
  return {
    ports,
    allowed: ["127.0.0.1", "::1"],
    resolve: async (host) =>
      peers.some((peer) => peer.startsWith(`${host}:`))
        ? [{ address: "127.0.0.1", family: 4 }]
        : ordinary.resolve(host),
  };
}

/** Whether plain http will do for another server: only among servers on this machine, for tests. */
export function allowsPlainHttp(ctx: Context): boolean {
  return outsideOf(ctx) !== ordinary;
}

/** An address to go to, whole, as far as its spelling tells. @throws Refused */
export function checkAddress(ctx: Context, text: string, base?: URL): URL {
  const outside = outsideOf(ctx);
  const url = URL.parse(text, base?.href);
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) throw new Refused("no address of the web");
  if (url.username || url.password) throw new Refused("a name or password in the address");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (!ports.includes(port) && !outside.ports.includes(port)) throw new Refused("another port");
  const host = url.hostname.replace(/\.$/, "");
  const address = toAddress(host);
  if (address) checkReachable(outside, address);
  else if (!host.includes(".") || /\.(localhost|local|internal|home\.arpa|onion)$/.test(host))
    throw new Refused("a name of a network of one's own");
  url.hash = "";
  return url;
}

/** Where a redirect leads, checked like an address of its own. @throws Refused, also for one that gives up https */
export function checkRedirect(ctx: Context, from: URL, location: string): URL {
  const to = checkAddress(ctx, location, from);
  if (from.protocol === "https:" && to.protocol === "http:") throw new Refused("a redirect from https to http");
  return to;
}

function checkReachable({ allowed }: Required<Outside>, address: string): void {
  if (!isPublicAddress(address) && !allowed.includes(address)) throw new Refused("an address that is not public");
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Looks a name up for a connection. Every address it has must be public; the connection is then made to what was checked,
 * and nobody asks again in between.
 */
export function makeLookup(ctx: Context) {
  const outside = outsideOf(ctx);
  return (host: string, options: LookupOptions, found: Found): void => {
    const look = async () => {
      const addresses = await outside.resolve(host);
      if (addresses.length === 0) throw new Refused("a name without an address");
      for (const { address } of addresses) {
        if (!isIP(address)) throw new Refused("a name without an address");
        checkReachable(outside, address);
      }
      return addresses;
    };
    look().then(
      (addresses) =>
        options.all ? found(null, [...addresses]) : found(null, addresses[0]?.address ?? "", addresses[0]?.family),
      (error: Error) => found(error, ""),
    );
  };
}
