import { receiving } from "#modules/posts";
import type { Context } from "#platform/context";
import { countAgainst } from "#platform/rate-limit";
import { refetchActor } from "../../remote/fetch-actor.ts";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepPost, readPost } from "../../remote/keep-post.ts";
import { isNode, typeOf } from "../../remote/read-node.ts";
import { isPostKind } from "../../remote/to-remote-post.ts";
import { isOwn } from "../authority.ts";
import type { Activity, Handle } from "./activity.ts";
import { withAudience } from "./create.ts";

/**
 * Somebody changed a post of theirs, or their profile. A profile is never taken from what was pushed: it is asked for at its own
 * server, so nobody's key or inbox changes by a message. A post changes only by its author, and one we do not have is taken as new.
 */
export const update: Handle = async (ctx, activity) => {
  const { tree, by, actor, objectUri } = activity;
  if (objectUri === by.uri) return profile(ctx, activity);
  const object = tree["object"];
  if (!isNode(object) || !isPostKind(typeOf(object)) || !isOwn(ctx, object, by)) return undefined;
  const post = await findPostBy(ctx, objectUri);
  if (post && post.author_id !== actor.id) return undefined;
  const read = await readPost(ctx, withAudience(object, tree), by);
  if (!read) return undefined;
  return async (ctx) => {
    if (post) await receiving.edit(ctx, post, read.said);
    else await keepPost(ctx, actor, read);
  };
};

async function profile(ctx: Context, { by }: Activity): Promise<undefined> {
  await countAgainst(ctx, "remoteProfile", by.uri);
  await refetchActor(ctx, by.uri);
}
