import { sql } from "kysely";
import { passOn } from "#modules/groups";
import type { Context } from "#platform/context";
import { findPostBy } from "../../remote/find-remote.ts";
import { keepPost, type Read } from "../../remote/keep-post.ts";
import type { Node } from "../../remote/read-node.ts";
import { toAudience } from "../../remote/to-audience.ts";
import { namedIn } from "../../remote/to-remote-post.ts";
import type { Activity, Passing } from "./activity.ts";
import { within } from "./place.ts";

/**
 * A post that a group elsewhere passes on, as one said in it: it names the group, or answers what was said there. What is not for
 * everybody is for the members of the group, and kept only while one of ours is among them. Undefined for any other.
 */
export async function placeInTheirs(
  ctx: Context,
  read: Read,
  object: Node,
  { by, group }: Activity & { readonly group: Passing },
): Promise<Read | undefined> {
  const named = namedIn(ctx, object, by.followers);
  const isNamed = named.includes(group.uri) || (group.followers !== "" && named.includes(group.followers));
  if (!isNamed && read.parent?.group_id !== group.id) return undefined;
  const { audience } = toAudience(ctx, object, by.followers);
  if (audience === "public" || audience === "quiet") return within(read, group.id, audience);
  return isNamed && (await hasMember(ctx, group)) ? within(read, group.id, "group") : undefined;
}

/** Whether one of us belongs to a group elsewhere. */
async function hasMember(ctx: Context, { id }: Passing): Promise<boolean> {
  const { rows } = await sql`select from group_members join accounts on accounts.id = account_id
    where group_id = ${id} and state = 'member' and accounts.status = 'active' and host = '' limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** Keeps it, or says of one we have that it is of this group; its members find it on their homes. */
export async function keepInTheirs(ctx: Context, { actor, group }: Activity & { readonly group: Passing }, read: Read) {
  const kept = await keepPost(ctx, actor, read);
  if (!kept) {
    await ctx.db
      .updateTable("posts")
      .set({ group_id: group.id })
      .where("uri", "=", read.said.uri)
      .where("author_id", "=", actor.id)
      .where("group_id", "is", null)
      .where("audience", "in", ["public", "quiet"])
      .execute();
  }
  const post = kept ?? (await findPostBy(ctx, read.said.uri));
  if (post?.group_id === group.id) await passOn(ctx, post.id);
}
