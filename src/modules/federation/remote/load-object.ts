import type { Context } from "#platform/context";
import { loadDocument } from "../load-document.ts";
import { canonicalUri, isOurs } from "./canonical-uri.ts";
import { isNode, type Node } from "./read-node.ts";

/** A document as its own server gives it. */
export type Loaded = { readonly uri: string; readonly host: string; readonly node: Node };

/**
 * The object of this address, from its own server: the host that answered in the end is the host its id names. Where the id is
 * another address of that host, it is asked there once more. Nothing is ever asked of this server, nor taken that speaks
 * for it. Undefined for what is not there, or not as it must be.
 */
export async function loadObject(ctx: Context, address: string): Promise<Loaded | undefined> {
  const first = await loadOnce(ctx, address);
  const id = first && canonicalUri(ctx, first.node["id"]);
  if (!first || !id || id.host !== first.host) return undefined;
  if (id.uri === canonicalUri(ctx, address)?.uri || id.uri === first.uri) return { ...id, node: first.node };
  const second = await loadOnce(ctx, id.uri);
  const again = second && canonicalUri(ctx, second.node["id"]);
  return second && again && again.uri === id.uri && second.host === id.host ? { ...id, node: second.node } : undefined;
}

/** What one address answers, whatever it calls itself, and the address that answered in the end. */
export async function loadOnce(ctx: Context, address: string): Promise<Loaded | undefined> {
  const wanted = canonicalUri(ctx, address);
  if (!wanted || isOurs(ctx, wanted.host)) return undefined;
  const loaded = await loadDocument(ctx, wanted.uri);
  const from = loaded && canonicalUri(ctx, loaded.url);
  return loaded && from && !isOurs(ctx, from.host) && isNode(loaded.document)
    ? { ...from, node: loaded.document }
    : undefined;
}
