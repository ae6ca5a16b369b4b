import { actorUri } from "#modules/accounts";
import { type Decision, findDecision, isClosed } from "#modules/groups";
import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { featuredUri, followersUri, uriOf } from "../addresses.ts";
import type { JsonObject } from "../documents/context.ts";
import { activity, activityUri, toEveryone, undo } from "./activity.ts";
import { announceOurs } from "./announce-in-group.ts";
import { findDistant, findPostRow } from "./recipients.ts";

/**
 * What organisers here decided in a group of ours, as its book has it: whom they keep out, what they set on top, which talk takes no
 * more answers. The servers of its members hear so, in the shapes of Lemmy, and the server of who is kept out. The group says it itself
 * where its organiser is not for everyone to find. What was decided elsewhere was passed on when it came.
 */
export async function sendDecision(ctx: Context, logId: string): Promise<void> {
  const decision = await findDecision(ctx, logId);
  if (!decision) return;
  const group = { id: decision.group_id };
  const actor = { id: decision.isKnown && decision.actor_id ? decision.actor_id : group.id };
  const to = isClosed(decision) ? { to: [followersUri(ctx, group)] } : toEveryone(ctx, group);
  const about = { audience: uriOf(ctx, group), ...(decision.reason && { summary: decision.reason }), ...to };
  const told = await say(ctx, decision, actor, about);
  if (!told) return;
  const banned = decision.person_id ? await findDistant(ctx, decision.person_id) : undefined;
  const audience = isClosed(decision) ? "group" : "public";
  await announceOurs(ctx, { group_id: group.id, audience }, actor, told, { ...(banned && { also: [banned] }) });
}

/** The activity that says so; undefined for what others hear in another way, or not at all. */
async function say(
  ctx: Context,
  decision: Decision,
  actor: { readonly id: string },
  about: JsonObject,
): Promise<JsonObject | undefined> {
  const { id: logId, deed, group_id, person_id, post_id } = decision;
  const group = { id: group_id };
  const name = (kind: string) => activityUri(ctx, kind, logId);
  if (deed === "banned" || deed === "unbanned") {
    const person = person_id && (await uriOfPerson(ctx, person_id));
    if (!person) return undefined;
    const ban = (id: string) => activity(ctx, "Block", id, actor, person, { target: uriOf(ctx, group), ...about });
    return deed === "banned" ? ban(name("bans")) : undo(ctx, actor, ban(name("unbans")));
  }
  const post = post_id ? await findPostRow(ctx, post_id) : undefined;
  if (!post || post.group_id !== group_id) return undefined;
  const uri = postUri(ctx, post);
  if (deed === "pinned" || deed === "unpinned")
    return activity(ctx, deed === "pinned" ? "Add" : "Remove", name("group-pins"), actor, uri, {
      target: featuredUri(ctx, group),
      ...about,
    });
  const lock = (id: string) => activity(ctx, "Lock", id, actor, uri, about);
  return deed === "locked" ? lock(name("locks")) : undo(ctx, actor, lock(name("unlocks")));
}

async function uriOfPerson(ctx: Context, id: string): Promise<string> {
  return (await findDistant(ctx, id))?.uri ?? actorUri(ctx, { id });
}
