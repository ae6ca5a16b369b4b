import { BlockList, isIP } from "node:net";

/**
 * Networks that are nobody's public server: the special-purpose registries of IANA (RFC 6890 and its additions), and what
 * is handed on to such an address by a translator.
 */
const special4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/** Within 2000::/3, which is all of IPv6 that is given out to be reached. */
const special6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

const blocked = new BlockList();
const reachable = new BlockList();
reachable.addSubnet("2000::", 3, "ipv6");
for (const [nets, family] of [
  [special4, "ipv4"],
  [special6, "ipv6"],
] as const)
  for (const net of nets) {
    const [address = "", bits] = net.split("/");
    blocked.addSubnet(address, Number(bits), family);
  }

/**
 * Whether an address, however it is written, is one of a public server. Short, octal, hexadecimal and whole-number
 * spellings of IPv4 are read as browsers and resolvers read them (WHATWG URL). What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  const address = toAddress(text);
  if (isIP(address) === 4) return !blocked.check(address, "ipv4");
  return isIP(address) === 6 && reachable.check(address, "ipv6") && !blocked.check(address, "ipv6");
}

/** The plain spelling of an address; empty for what is none, and for one that holds a zone. */
export function toAddress(text: string): string {
  if (text.includes("%")) return "";
  const bare = text.replace(/^\[(.*)\]$/, "$1");
  if (!/^[\da-fx.:]+$/i.test(bare)) return "";
  const url = URL.parse(`http://${bare.includes(":") ? `[${bare}]` : bare}/`);
  const host = url?.hostname.replace(/^\[(.*)\]$/, "$1") ?? "";
  return isIP(host) ? host : "";
}
