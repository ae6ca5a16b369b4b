/** An app without an address of its own: the person copies the code (as Mastodon and Doorkeeper name it). */
export const OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Schemes a browser gives a meaning of its own; none of them leads to an app. */
const barred = new Set(
  "javascript data vbscript file blob about ftp ws wss filesystem view-source mailto tel sms urn intent".split(" "),
);

/**
 * Whether a code may be sent here: an https address, a loopback one, or an app's own scheme (RFC 8252). No fragment,
 * no name and password in it, nothing a header or a page could stumble over.
 */
export function mayRedirectTo(uri: string): boolean {
  if (uri === OUT_OF_BAND) return true;
  if (uri.length > 1000 || !/^[\x21-\x7e]+$/.test(uri) || /[\\"'<>^`{|}#]/.test(uri) || !URL.canParse(uri))
    return false;
  const { protocol, hostname, username, password } = new URL(uri);
  if (username || password) return false;
  if (protocol === "https:") return hostname !== "";
  if (protocol === "http:") return loopback.has(hostname);
  return /^[a-z][a-z0-9+.-]{1,60}:$/.test(protocol) && !barred.has(protocol.slice(0, -1));
}

/** What the content policy of the consent page must let a form lead to: the address's origin, or the scheme alone. */
export function formTarget(uri: string): string {
  if (uri === OUT_OF_BAND) return "";
  const { protocol, host } = new URL(uri);
  return protocol === "https:" || protocol === "http:" ? `${protocol}//${host}` : protocol;
}

/** Where an answer to the person's choice is sent: the address with more in its query. */
export function withQuery(uri: string, fields: Readonly<Record<string, string>>): string {
  const more = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""));
  return `${uri}${uri.includes("?") ? (uri.endsWith("?") ? "" : "&") : "?"}${more}`;
}
