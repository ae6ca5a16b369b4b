import { receiveWithdrawal } from "#modules/campaigns";
import { receiving } from "#modules/posts";
import type { Context } from "#platform/context";
import { countAgainst } from "#platform/rate-limit";
import { announceInGroup } from "../../outbound/announce-in-group.ts";
import { refetchActor } from "../../remote/fetch-actor.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepDemand } from "../../remote/keep-demand.ts";
import { keepEvent } from "../../remote/keep-event.ts";
import { readPost } from "../../remote/keep-post.ts";
import { keepQuestion } from "../../remote/keep-question.ts";
import { isNode, typeOf } from "../../remote/read-node.ts";
import { saysSo } from "../../remote/says-so.ts";
import { isPostKind } from "../../remote/to-remote-post.ts";
import { isOwn } from "../authority.ts";
import type { Activity, Handle } from "./activity.ts";
import { keepSaid, withAudience } from "./create.ts";
import { opinion } from "./opinion.ts";

/**
 * Somebody changed a post of theirs, or their profile. A profile is never taken from what was pushed: it is asked for at its own
 * server, so nobody's key or inbox changes by a message. A post changes only by its author, and one we do not have is taken as new.
 */
export const update: Handle = async (ctx, activity) => {
  const { tree, by, actor, objectUri } = activity;
  if (objectUri === by.uri) return profile(ctx, activity);
  const object = tree["object"];
  if (!isNode(object) || !isOwn(ctx, object, by)) return undefined;
  if (typeOf(object) === "OpinionVote") return opinion(ctx, activity, object);
  if (!isPostKind(typeOf(object))) return undefined;
  const post = await findPostBy(ctx, objectUri);
  if (post && post.author_id !== actor.id) return undefined;
  const whole = withAudience(object, tree);
  const read = await readPost(ctx, whole, by);
  if (!read || !post) return read && keepSaid(ctx, activity, read, whole);
  return async (ctx) => {
    await receiving.edit(ctx, post, read.said);
    await keepDemand(ctx, post, read.demand);
    await keepQuestion(ctx, post, read.question);
    if (read.event) await keepEvent(ctx, post, read.event);
    if (!saysSo(read.said.text)) await receiveWithdrawal(ctx, actor, read.said.uri);
    await announceInGroup(ctx, post, tree);
  };
};

async function profile(ctx: Context, { by }: Activity): Promise<undefined> {
  await countAgainst(ctx, "remoteProfile", by.uri);
  await refetchActor(ctx, by.uri);
}
