import type { Context } from "#platform/context";
import { type CanonicalUri, canonicalUri, isOurs } from "../remote/canonical-uri.ts";
import { idOf, isNode, type Node, nodesOf, typeOf } from "../remote/read-node.ts";

/** What an activity says of itself, before anybody believes it. */
export type Claims = {
  readonly uri: string;
  readonly kind: string;
  readonly actor: CanonicalUri;
  /** The address of what it is about; empty when it names none, or several. */
  readonly objectUri: string;
};

/** Somebody whose signature, or whose proof, was found true. */
export type Speaker = { readonly uri: string };

/** What an activity says of itself; undefined when it says so in no single way: two actors, no id, no type. */
export function claimsOf(ctx: Context, tree: Node): Claims | undefined {
  const { actor, id } = tree;
  const uri = canonicalUri(ctx, id)?.uri;
  const named = isNode(actor) ? actor["id"] : actor;
  const by = canonicalUri(ctx, named);
  const kind = typeOf(tree);
  if (!uri || !by || !/^[A-Za-z]{1,40}$/.test(kind)) return undefined;
  return { uri, kind, actor: by, objectUri: canonicalUri(ctx, idOf(tree["object"]))?.uri ?? "" };
}

/**
 * The one question of authority: may whoever signed this say what it says? Only as themselves, under an id of their own
 * server. Nothing that comes from the network speaks for this server, however it spells its name.
 */
export function maySay(ctx: Context, claims: Claims, speaker: Speaker): boolean {
  const id = canonicalUri(ctx, claims.uri);
  return speaker.uri === claims.actor.uri && id?.host === claims.actor.host && !isOurs(ctx, claims.actor.host);
}

/** Whether an object that came along is the actor's own to make or change: of their server, and theirs by its own word. */
export function isOwn(ctx: Context, object: Node, actor: CanonicalUri): boolean {
  const id = canonicalUri(ctx, object["id"]);
  return id?.host === actor.host && !isOurs(ctx, id.host) && isAlike(object, actor);
}

/** Where several are named as its authors, all are at the actor's host; among strangers nobody is the author. */
function isAlike(object: Node, actor: CanonicalUri): boolean {
  const named = object["attributedTo"] ?? object["actor"];
  const list = Array.isArray(named) ? named : [named];
  const hosts = list.map((one) => URL.parse(idOf(one))?.host);
  const isFilm = nodesOf(named).length === list.length;
  return (
    list.some((one) => idOf(one) === actor.uri) &&
    hosts.every((host) => host === actor.host) &&
    (list.length === 1 || isFilm)
  );
}
