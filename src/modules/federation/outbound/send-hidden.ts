import { sql } from "kysely";
import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri, uriOf } from "../addresses.ts";
import { activity, activityUri, toEveryone } from "./activity.ts";
import { announceOurs } from "./announce-in-group.ts";
import { findPostRow } from "./recipients.ts";

type Hidden = { readonly groupId: string; readonly postId: string; readonly actorId: string; readonly reason: string };

/**
 * A post was taken out of a group of ours: the servers of its members hear so, as Lemmy says it, by a `Delete` of who decided. The
 * group says it itself where its organiser is not for everyone to find, and where a `Delete` of theirs would be one of their own post.
 * What was decided elsewhere was passed on when it came.
 */
export async function sendHidden(ctx: Context, { groupId, postId, actorId, reason }: Hidden): Promise<void> {
  const post = await findPostRow(ctx, postId);
  if (!post || post.group_id !== groupId || !post.group_hidden_at) return;
  const { rows } = await sql<{ host: string; isOpen: boolean }>`select host, findable_by = 'everyone' as "isOpen"
    from accounts where id = ${actorId}`.execute(ctx.db);
  if (rows[0]?.host) return;
  const actor = { id: rows[0]?.isOpen && post.author_id !== actorId ? actorId : groupId };
  const group = { id: groupId };
  const id = activityUri(ctx, "hides", `${postId}-${post.group_hidden_at.getTime()}`);
  const to = post.audience === "group" ? { to: [followersUri(ctx, group)] } : toEveryone(ctx, group);
  const about = { audience: uriOf(ctx, group), ...(reason && { summary: reason }), ...to };
  await announceOurs(ctx, post, actor, activity(ctx, "Delete", id, actor, postUri(ctx, post), about));
}
