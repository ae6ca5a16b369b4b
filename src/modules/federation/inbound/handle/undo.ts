import { type Account, unfollowAccount } from "#modules/accounts";
import { receiveWithdrawal } from "#modules/campaigns";
import { takeBackVotes, withdrawStatement } from "#modules/deliberation";
import { leaveGroup, takeBack as takeBackInGroup } from "#modules/groups";
import { takeReactionBack, takeShareBack } from "#modules/posts";
import { unblockAccount } from "#modules/trust";
import type { Context } from "#platform/context";
import { canonicalUri } from "../../remote/canonical-uri.ts";
import { findMember, findPostBy } from "../../remote/find-remote.ts";
import { bury } from "../../remote/keep-post.ts";
import { idOf, isNode, type Node, typeOf } from "../../remote/read-node.ts";
import { moderate } from "../moderate/moderate.ts";
import type { Activity, Handle } from "./activity.ts";
import { endJoin } from "./come.ts";
import { passOnDeed } from "./place.ts";

type Deed = { readonly kind: string; readonly objectUri: string };

/**
 * Somebody takes back what they did: named by its id, or told again whole. Whatever is named, it can only be something of
 * their own that ends. What has not come yet is remembered, and does nothing when it comes.
 */
export const undo: Handle = async (ctx, activity) => {
  const { tree, actor, by } = activity;
  const object = tree["object"];
  if (isNode(object) && typeOf(object) === "Block" && object["target"] !== undefined)
    return moderate(ctx, activity, "Undo", object);
  if (isNode(object) && typeOf(object) === "Lock") return moderate(ctx, activity, "Unlock", object);
  const uri = canonicalUri(ctx, idOf(object));
  const told = isNode(object) ? toldIn(ctx, object, by.uri) : undefined;
  if (isNode(object) && !told && object["actor"] !== undefined) return undefined;
  if (uri && uri.host !== by.host) return undefined;
  const known = uri && (await findDeed(ctx, uri.uri, actor));
  const deed = known ?? told;
  return async (ctx) => {
    if (uri) {
      await bury(ctx, uri.uri, by.uri);
      await receiveWithdrawal(ctx, actor, uri.uri);
      await takeBackVotes(ctx, actor, uri.uri);
      await withdrawStatement(ctx, actor, uri.uri);
    }
    if (deed && !(uri && (await wasDoneAnew(ctx, actor, deed, uri.uri)))) await takeBack(ctx, actor, deed, tree);
  };
};

/** What an activity told again says was done, by this very actor. */
function toldIn(ctx: Context, object: Node, actorUri: string): Deed | undefined {
  const isTheirs = canonicalUri(ctx, idOf(object["actor"]))?.uri === actorUri;
  const objectUri = canonicalUri(ctx, idOf(object["object"]))?.uri;
  return isTheirs && objectUri ? { kind: typeOf(object), objectUri } : undefined;
}

/** What came under this name from this very person. */
async function findDeed(ctx: Context, uri: string, actor: Pick<Account, "id">): Promise<Deed | undefined> {
  const row = await ctx.db
    .selectFrom("inbox_activities")
    .select(["kind", "object_uri"])
    .where("uri", "=", uri)
    .where("account_id", "=", actor.id)
    .executeTakeFirst();
  return row && { kind: row.kind, objectUri: row.object_uri };
}

/** Whether they did the same anew, under another name, and did not take that back: in whatever order it all came, it holds. */
async function wasDoneAnew(ctx: Context, actor: Pick<Account, "id">, { kind, objectUri }: Deed, uri: string) {
  const row = await ctx.db
    .selectFrom("inbox_activities")
    .leftJoin("tombstones", "tombstones.uri", "inbox_activities.uri")
    .select("inbox_activities.id")
    .where("account_id", "=", actor.id)
    .where("kind", "=", kind)
    .where("object_uri", "=", objectUri)
    .where("inbox_activities.uri", "<>", uri)
    .where("done_at", "is not", null)
    .where("reason", "=", "")
    .where("tombstones.uri", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

async function takeBack(ctx: Context, actor: Activity["actor"], { kind, objectUri }: Deed, tree: Node): Promise<void> {
  if (kind === "Create") {
    await receiveWithdrawal(ctx, actor, objectUri);
    await takeBackVotes(ctx, actor, objectUri);
    await withdrawStatement(ctx, actor, objectUri);
  }
  if (kind === "Join") {
    const post = await findPostBy(ctx, objectUri);
    if (post?.uri === null) await endJoin(ctx, actor, post);
    return;
  }
  if (kind === "Follow" || kind === "Block") {
    const member = await findMember(ctx, objectUri);
    if (member?.kind === "group" && kind === "Follow") await leaveGroup(ctx, actor, member);
    else if (member && kind === "Follow") await unfollowAccount(ctx, actor, member, "follower");
    if (member && kind === "Block") await unblockAccount(ctx, actor, member.id);
  } else if (kind === "Like" || kind === "EmojiReact" || kind === "Announce") {
    const post = await findPostBy(ctx, objectUri);
    const unshare = actor.kind === "group" ? takeBackInGroup : takeShareBack;
    if (post && kind === "Announce") await unshare(ctx, actor, post);
    else if (post) {
      await takeReactionBack(ctx, actor, post);
      await passOnDeed(ctx, actor, post, tree);
    }
  }
}
