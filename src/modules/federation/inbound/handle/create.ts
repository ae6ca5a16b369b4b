import { passOn } from "#modules/groups";
import { receiving } from "#modules/posts";
import type { Context } from "#platform/context";
import { announceInGroup } from "../../outbound/announce-in-group.ts";
import { fetchPost } from "../../remote/fetch-post.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepPost, type Read, readPost } from "../../remote/keep-post.ts";
import { idOf, isNode, type Node, typeOf } from "../../remote/read-node.ts";
import { isPostKind, quotedIn } from "../../remote/to-remote-post.ts";
import { isOwn } from "../authority.ts";
import { noticeLopsided } from "../notice-lopsided.ts";
import type { Activity, Effect, Handle } from "./activity.ts";
import { mustSee } from "./must-see.ts";
import { opinion } from "./opinion.ts";
import { placeInOurs } from "./place.ts";
import { keepInTheirs, placeInTheirs } from "./place-elsewhere.ts";
import { signature } from "./signature.ts";
import { statement } from "./statement.ts";

/**
 * Somebody said something new. Only what is the actor's own and came along whole is taken; what belongs to another server is that
 * server's to tell. A name without words in answer to a poll of ours is a vote.
 */
export const create: Handle = async (ctx, activity) => {
  const object = activity.tree["object"];
  if (!isNode(object) || !isOwn(ctx, object, activity.by)) return undefined;
  if (isVote(object)) return vote(ctx, activity, object);
  if (typeOf(object) === "Signature") return signature(ctx, activity, object);
  if (typeOf(object) === "OpinionVote") return opinion(ctx, activity, object);
  if (typeOf(object) === "Statement") return statement(ctx, activity, object);
  if (!isPostKind(typeOf(object))) return undefined;
  const whole = withAudience(object, activity.tree);
  await meetQuoted(ctx, whole);
  const read = await readPost(ctx, whole, activity.by);
  return read && keepSaid(ctx, activity, read, whole);
};

/** Keeps what was said, in the group it was said in: one of ours then passes it on. */
export async function keepSaid(
  ctx: Context,
  activity: Activity,
  read: Read,
  object: Node,
): Promise<Effect | undefined> {
  const { actor, tree, group } = activity;
  if (group) {
    const placed = await placeInTheirs(ctx, read, object, { ...activity, group });
    return placed && ((ctx) => keepInTheirs(ctx, { ...activity, group }, placed));
  }
  return async (ctx) => {
    const post = await keepPost(ctx, actor, await placeInOurs(ctx, actor, read));
    if (!post?.group_id) return;
    await passOn(ctx, post.id);
    await announceInGroup(ctx, post, tree);
  };
}

/** What it quotes is asked for at its own server, so that it can be shown inside. */
async function meetQuoted(ctx: Context, object: Node): Promise<void> {
  const uri = quotedIn(ctx, object);
  if (uri) await fetchPost(ctx, uri);
}

/** Some servers write the addresses on the activity alone. */
export function withAudience(object: Node, { to, cc }: Node): Node {
  return object["to"] === undefined && object["cc"] === undefined ? { ...object, to, cc } : object;
}

const isVote = (object: Node) =>
  typeOf(object) === "Note" &&
  typeof object["name"] === "string" &&
  (object["content"] === undefined || object["content"] === null) &&
  idOf(object["inReplyTo"]) !== "";

async function vote(ctx: Context, { actor }: Activity, object: Node): Promise<Effect | undefined> {
  const post = await findPostBy(ctx, idOf(object["inReplyTo"]));
  if (!post || post.uri !== null || post.voters_count === null) return undefined;
  return async (ctx) => {
    await mustSee(ctx, actor, post);
    await receiving.vote(ctx, actor, post, String(object["name"]));
    await noticeLopsided(ctx, post, "votes", actor);
  };
}
