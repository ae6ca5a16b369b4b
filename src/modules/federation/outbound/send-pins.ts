import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { featuredUri } from "../addresses.ts";
import { activity, activityUri, toEveryone } from "./activity.ts";
import { findPostRow, findSpeaker, inboxesOfFollowers } from "./recipients.ts";
import { send } from "./send.ts";

/** A member set a post of theirs at the top of their profile, or took it from there. Only what everyone may read is told. */
export async function sendPin(ctx: Context, postId: string): Promise<void> {
  const post = await findPostRow(ctx, postId);
  if (!post || post.uri !== null || (post.audience !== "public" && post.audience !== "quiet")) return;
  const author = await findSpeaker(ctx, post.author_id);
  if (!author) return;
  const type = post.pinned_at ? "Add" : "Remove";
  const id = activityUri(ctx, "pins", `${post.id}-${post.pinned_at?.getTime() ?? ctx.now().getTime()}-${type}`);
  const target = featuredUri(ctx, author);
  const pin = activity(ctx, type, id, author, postUri(ctx, post), { target, ...toEveryone(ctx, author) });
  await send(ctx, author, pin, await inboxesOfFollowers(ctx, author), { jobKey: `pin:${post.id}` });
}
