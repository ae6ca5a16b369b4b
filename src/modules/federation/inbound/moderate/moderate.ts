import type { Account } from "#modules/accounts";
import { endBan, giveRole, hideFromGroup, isClosed, lockThread, pinInGroup, removeMember } from "#modules/groups";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { announceInGroup } from "../../outbound/announce-in-group.ts";
import { canonicalUri, isOurs } from "../../remote/canonical-uri.ts";
import { findMember, findPostBy, findRemote } from "../../remote/find-remote.ts";
import { idOf, lineOf, type Node } from "../../remote/read-node.ts";
import type { Activity, Effect } from "../handle/activity.ts";
import { banElsewhere, endBanElsewhere } from "./ban-elsewhere.ts";
import { findGroup, findTarget, type Target } from "./find-target.ts";
import { mayDecide } from "./may-decide.ts";

type Deed = "Add" | "Block" | "Delete" | "Lock" | "Remove" | "Undo" | "Unlock";
/** What names a post alone, and not the group it is in. */
const ofPosts: readonly Deed[] = ["Delete", "Lock", "Unlock"];
const REASON = 500;

/**
 * Somebody who looks after a group decides about a post or a member of it: takes the post out, sets it on top, ends the talk, keeps the person out.
 * What concerns another group, or comes from who may not decide, does nothing. Each decision stands once in the group's book.
 */
export async function moderate(
  ctx: Context,
  activity: Activity,
  deed: Deed,
  tree: Node = activity.tree,
): Promise<Effect | undefined> {
  const address = idOf(tree["object"]);
  const post = await findPostBy(ctx, address);
  const target = ofPosts.includes(deed) ? await ofPost(ctx, post) : await findTarget(ctx, idOf(tree["target"]));
  if (!target || !(await mayDecide(ctx, activity, target))) return undefined;
  const reason = lineOf(tree["summary"], REASON);
  const person = post ? undefined : await findPerson(ctx, address);
  const decide = post
    ? aboutPost(activity.actor, target, post, deed, reason)
    : person && aboutPerson(activity, target, person, deed, reason);
  return (
    decide &&
    (async (ctx) => {
      await decide(ctx);
      if (target.group.isOurs) await tellMembers(ctx, target.group, activity.tree);
    })
  );
}

function aboutPost(
  actor: Account,
  { group, part }: Target,
  post: Post,
  deed: Deed,
  reason: string,
): Effect | undefined {
  if (post.group_id !== group.id) return undefined;
  if (deed === "Lock" || deed === "Unlock") return (ctx) => lockThread(ctx, actor, group, post, deed === "Lock");
  if (part === "featured" && (deed === "Add" || deed === "Remove"))
    return (ctx) => pinInGroup(ctx, actor, group, post, deed === "Add");
  if (part === "group" && (deed === "Delete" || deed === "Remove"))
    return (ctx) => hideFromGroup(ctx, actor, group, post, { on: true, reason });
  return undefined;
}

function aboutPerson(
  { actor }: Activity,
  { group, part }: Target,
  person: Account,
  deed: Deed,
  reason: string,
): Effect | undefined {
  if (part === "moderators" && group.isOurs && (deed === "Add" || deed === "Remove"))
    return (ctx) => giveRole(ctx, actor, group, person, deed === "Add" ? "organiser" : "member");
  if (part !== "group") return undefined;
  if (deed === "Undo") return (ctx) => (group.isOurs ? endBan : endBanElsewhere)(ctx, actor, group, person);
  if (deed !== "Block" && deed !== "Remove") return undefined;
  const how = { reason, ban: deed === "Block" };
  return (ctx) => (group.isOurs ? removeMember : banElsewhere)(ctx, actor, group, person, how);
}

async function ofPost(ctx: Context, post: Post | undefined): Promise<Target | undefined> {
  const group = post?.group_id ? await findGroup(ctx, post.group_id) : undefined;
  return group && { group: { ...group, isOurs: group.host === "" }, part: "group" };
}

async function findPerson(ctx: Context, address: string): Promise<Account | undefined> {
  const uri = canonicalUri(ctx, address);
  const person = uri && (isOurs(ctx, uri.host) ? await findMember(ctx, uri.uri) : await findRemote(ctx, uri.uri));
  return person?.kind === "person" ? person : undefined;
}

/** The group passes the decision on to its people, whole. */
async function tellMembers(ctx: Context, { id }: Account, tree: Node): Promise<void> {
  const group = await ctx.db.selectFrom("groups").select("access").where("id", "=", id).executeTakeFirstOrThrow();
  await announceInGroup(ctx, { group_id: id, audience: isClosed(group) ? "group" : "public" }, tree);
}
