import type { Account } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { Forbidden, Invalid, NotFound } from "#platform/errors";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import { fetchActor } from "./fetch-actor.ts";
import { findPostBy } from "./find-remote.ts";
import { findAuthor, keepPost, readPost } from "./keep-post.ts";
import { loadObject } from "./load-object.ts";
import { idOf, idsOf, type Node, nodesOf, typeOf } from "./read-node.ts";
import type { Author } from "./to-remote-post.ts";

/** Posts above one that are asked for at most. */
const MOST_PARENTS = 10;

/**
 * A post of another server by its address: the one we have, or asked at its own server, with at most `depth` of the posts it
 * answers. Only what everybody may read is kept of what one asks for. Undefined for what is not there or not to be had.
 */
export async function fetchPost(ctx: Context, uri: string, { depth = 0 } = {}): Promise<Post | undefined> {
  const canonical = canonicalUri(ctx, uri);
  if (!canonical) return undefined;
  const known = await findPostBy(ctx, canonical.uri);
  if (known || isOurs(ctx, canonical.host)) return known;
  const written = await loadPost(ctx, canonical.uri);
  if (!written) return undefined;
  const parentUri = idOf(written.node["inReplyTo"]);
  if (depth > 0 && parentUri) await fetchPost(ctx, parentUri, { depth: Math.min(depth, MOST_PARENTS) - 1 });
  const read = await readPost(ctx, written.node, written.author);
  if (!read || (read.said.audience !== "public" && read.said.audience !== "quiet")) return undefined;
  try {
    return (await keepPost(ctx, written.account, read)) ?? (await findPostBy(ctx, written.uri));
  } catch (error) {
    if (error instanceof Forbidden || error instanceof Invalid || error instanceof NotFound) return undefined;
    throw error;
  }
}

/** The document of a post as its own server gives it, and who wrote it there. */
export type Written = {
  readonly uri: string;
  readonly node: Node;
  readonly account: Account;
  readonly author: Author;
};

/** Asks a post's own server for it. Undefined for what is not there, and for what its server may not say. */
export async function loadPost(ctx: Context, uri: string): Promise<Written | undefined> {
  const loaded = await loadObject(ctx, uri);
  const authorUri = loaded && authorOf(loaded.node, loaded.host);
  const account = authorUri ? await fetchActor(ctx, authorUri) : undefined;
  const author = account && (await findAuthor(ctx, account));
  if (!loaded || !account || !author || author.host !== loaded.host) return undefined;
  return { uri: loaded.uri, node: loaded.node, account, author };
}

/** Who wrote it: the one it names; of a film's two, the person. All must be at the host that gave it. */
function authorOf(node: Node, host: string): string | undefined {
  const ids = idsOf(node["attributedTo"]);
  if (ids.some((id) => URL.parse(id)?.host !== host)) return undefined;
  const person = nodesOf(node["attributedTo"]).find((one) => typeOf(one) === "Person");
  return ids.length > 1 ? (person && idOf(person)) || undefined : ids[0];
}
