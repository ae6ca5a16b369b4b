import type { Context } from "#platform/context";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import { isNode, nodesOf } from "./read-node.ts";

const MOST_BYTES = 64 * 1024;
const handleShape = /^[a-z0-9_](?:[a-z0-9_.~-]{0,98}[a-z0-9_])?@[a-z0-9.:-]{1,255}$/;

/**
 * What an actor is called: the name their server's WebFinger gives, if the server in that name says the same of them
 * (RFC 7033; asked at most twice). So nobody bears a name of a server that does not know them. A server that has no
 * WebFinger, or names somebody else there, leaves them the name they give themselves at the host they are at, if that is free:
 * `isSure` is then false.
 */
export async function confirmHandle(
  ctx: Context,
  actor: { readonly uri: string; readonly host: string },
  username: string,
): Promise<{ readonly handle: string; readonly isSure: boolean } | undefined> {
  const own = `${username.toLowerCase()}@${actor.host}`;
  if (!handleShape.test(own)) return undefined;
  const first = await askWebFinger(ctx, actor, own, actor.host);
  if (!first?.isLinked) return { handle: own, isSure: false };
  if (first.subject === own || !first.subject) return { handle: own, isSure: true };
  const host = first.subject.slice(first.subject.indexOf("@") + 1);
  const second = isOurs(ctx, host) ? undefined : await askWebFinger(ctx, actor, first.subject, host);
  const isConfirmed = second?.isLinked && second.subject === first.subject;
  return isConfirmed ? { handle: first.subject, isSure: true } : { handle: own, isSure: false };
}

/** What a server says of a name: how it spells it, and whether it leads to this actor. */
async function askWebFinger(ctx: Context, actor: { readonly uri: string }, handle: string, host: string) {
  const { protocol } = new URL(actor.uri);
  const url = `${protocol}//${host}/.well-known/webfinger?resource=${encodeURIComponent(`acct:${handle}`)}`;
  try {
    const types = ["application/jrd+json", "application/json"];
    const answer = await fetchOutside(ctx, { url, types, most: MOST_BYTES });
    const found: unknown = answer.status === 200 ? JSON.parse(answer.body.toString()) : undefined;
    if (!isNode(found)) return undefined;
    const isLinked = nodesOf(found["links"])
      .slice(0, 100)
      .some(({ rel, href }) => rel === "self" && canonicalUri(ctx, href)?.uri === actor.uri);
    return { isLinked, subject: toHandle(found["subject"]) };
  } catch (error) {
    ctx.log.debug("Another server gave no WebFinger", { host, error: String(error) });
    return undefined;
  }
}

/** `acct:Budi@Desa.example` as a handle; empty for what is none. */
function toHandle(subject: unknown): string {
  if (typeof subject !== "string" || subject.length > 400) return "";
  const [, name = "", server = ""] = /^acct:([^@/?#\s]+)@([^@/?#\s]+)$/.exec(subject) ?? [];
  const host = URL.parse(`https://${server}/`)?.host ?? "";
  const handle = `${name.toLowerCase()}@${host}`;
  return handleShape.test(handle) ? handle : "";
}
