import { isMailAddress } from "#platform/mail";
import { decodeBytes, decodeHeader, decodeTransfer } from "./decode.ts";
import { findPlain, type Part, parameterOf, splitPart } from "./read-parts.ts";

/** What of a mail concerns us: who wrote it, the subject, and their own words in it. */
export type Mail = { readonly from: string; readonly id: string; readonly subject: string; readonly text: string };

/**
 * Reads a mail (RFC 5322, MIME). Undefined for what no person wrote to us, which is never answered: automatic answers and lists
 * (RFC 3834, RFC 2919), bounces, and what comes from no address or several.
 */
export function readMail(bytes: Buffer): Mail | undefined {
  const whole = splitPart(bytes.toString("latin1"));
  const from = senderOf(whole);
  if (!from || isAutomatic(whole, from)) return undefined;
  const part = findPlain(whole);
  const type = part?.headers.get("content-type") ?? "";
  const body = part ? decodeTransfer(part.body, part.headers.get("content-transfer-encoding") ?? "") : Buffer.alloc(0);
  return {
    from,
    id: (whole.headers.get("message-id") ?? "").slice(0, 200),
    subject: decodeHeader(whole.headers.get("subject") ?? "")
      .replace(/\s+/g, " ")
      .trim(),
    text: cutQuoted(decodeBytes(body, parameterOf(type, "charset"))),
  };
}

/** The one address of From, in small letters. */
function senderOf({ headers }: Part): string | undefined {
  const from = (headers.get("from") ?? "").slice(0, 1000).replace(/"(?:[^"\\]|\\.)*"|\([^()]*\)/g, "");
  const address = /<\s*([^<>\s]+)\s*>\s*$/.exec(from)?.[1] ?? from.trim();
  const isOne = !from.includes(",") && isMailAddress(address);
  return isOne ? address.toLowerCase() : undefined;
}

function isAutomatic({ headers }: Part, from: string): boolean {
  const has = (name: string, what = /./) => what.test(headers.get(name) ?? "");
  return (
    (headers.has("auto-submitted") && !has("auto-submitted", /^no\b/i)) ||
    ["list-id", "list-post", "list-unsubscribe", "x-auto-response-suppress", "x-autoreply"].some((name) => has(name)) ||
    has("precedence", /bulk|list|junk|auto/i) ||
    has("content-type", /^multipart\/report/i) ||
    has("return-path", /^<>\s*$/) ||
    /^(mailer-daemon|postmaster|no-?reply|bounces?|root|abuse)([+.-].*)?@/.test(from)
  );
}

/** Without what was answered to, and without what stands under every mail of theirs. */
export function cutQuoted(text: string): string {
  const kept: string[] = [];
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (line === "-- " || line === "--" || begins.test(line.slice(0, 300))) break;
    if (!line.startsWith(">")) kept.push(line);
  }
  return kept.join("\n").trim();
}

/** The line above what is quoted, as the programs people have write it in Indonesian and English. */
const begins =
  /^\s*(-{3,}\s*(original message|pesan asli|pesan terusan|forwarded message)|_{20,}\s*$|(on|pada)\s.{5,200}\s(wrote|menulis)\s*:\s*$|(on|pada)\s.{5,200}<[^<>\s]+@[^<>\s]+>)/i;
