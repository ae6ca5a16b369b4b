import { receiving } from "#modules/posts";
import type { Context } from "#platform/context";
import { fetchPost } from "../../remote/fetch-post.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepPost, readPost } from "../../remote/keep-post.ts";
import { idOf, isNode, type Node, typeOf } from "../../remote/read-node.ts";
import { isPostKind, quotedIn } from "../../remote/to-remote-post.ts";
import { isOwn } from "../authority.ts";
import { noticeLopsided } from "../notice-lopsided.ts";
import type { Activity, Effect, Handle } from "./activity.ts";
import { mustSee } from "./must-see.ts";

/**
 * Somebody said something new. Only what is the actor's own and came along whole is taken; what belongs to another server is that
 * server's to tell. A name without words in answer to a poll of ours is a vote.
 */
export const create: Handle = async (ctx, activity) => {
  const object = activity.tree["object"];
  if (!isNode(object) || !isOwn(ctx, object, activity.by)) return undefined;
  if (isVote(object)) return vote(ctx, activity, object);
  if (!isPostKind(typeOf(object))) return undefined;
  const whole = withAudience(object, activity.tree);
  await meetQuoted(ctx, whole);
  const read = await readPost(ctx, whole, activity.by);
  return read && (async (ctx) => void (await keepPost(ctx, activity.actor, read)));
};

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
