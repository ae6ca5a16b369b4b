import type { Context } from "#platform/context";
import { canonicalUri, isOurs } from "../../remote/canonical-uri.ts";
import { loadPost } from "../../remote/fetch-post.ts";
import { idOf, isNode, type Node, typeOf } from "../../remote/read-node.ts";
import { believe } from "../believe.ts";
import { moderate } from "../moderate/moderate.ts";
import type { Activity, Effect, Handle, Passing } from "./activity.ts";
import { block } from "./block.ts";
import { create } from "./create.ts";
import { remove } from "./delete.ts";
import { like } from "./like.ts";
import { lock } from "./lock.ts";
import { pin, unpin } from "./pin.ts";
import { undo } from "./undo.ts";
import { update } from "./update.ts";

/** What is done in a group and passed on whole. All else that a group might wrap up does nothing. */
const handlers: Readonly<Record<string, Handle>> = {
  Add: pin,
  Block: block,
  Create: create,
  Delete: remove,
  EmojiReact: like,
  Like: like,
  Lock: lock,
  Remove: unpin,
  Undo: undo,
  Update: update,
};

/**
 * A group of another server passes on what somebody did in it (FEP-1b12). Who did it must be believed, by the word of the
 * group's own server for its people and by a proof for others. A new post nobody answers for is asked for where it belongs.
 */
export async function fromGroup(ctx: Context, outer: Activity, inner: Node): Promise<Effect | undefined> {
  const group: Passing = { ...outer.by, id: outer.actor.id };
  const kind = typeOf(inner);
  const handle = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
  if (!handle || (kind === "Undo" && !mayUndo(inner["object"]))) return undefined;
  const believed = await believe(ctx, inner, group);
  if (believed && (kind !== "Create" || isNode(inner["object"]))) return handle(ctx, believed);
  if (kind === "Create") return asked(ctx, inner, group);
  // What nobody answers for that the group passes on, it answers for itself: about itself, and nothing else.
  const isDecision = kind === "Add" || kind === "Block" || kind === "Delete" || kind === "Lock" || kind === "Remove";
  return isDecision ? moderate(ctx, { ...outer, tree: inner, group }, kind) : undefined;
}

const mayUndo = (undone: unknown) => isNode(undone) && ["Block", "Like", "Lock", "EmojiReact"].includes(typeOf(undone));

/** A new post, as its own server tells it. */
async function asked(ctx: Context, inner: Node, group: Passing): Promise<Effect | undefined> {
  const address = canonicalUri(ctx, idOf(inner["object"]));
  if (!address || isOurs(ctx, address.host)) return undefined;
  const written = await loadPost(ctx, address.uri);
  if (!written) return undefined;
  const { node, account, author } = written;
  const said = { uri: address.uri, kind: "Create", objectUri: address.uri, tree: { object: node }, actor: account };
  return create(ctx, { ...said, by: author, group });
}
