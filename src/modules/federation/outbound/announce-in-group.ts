import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri } from "../addresses.ts";
import { alone, type JsonObject } from "../documents/context.ts";
import { prove } from "../prove.ts";
import { activity, activityUri, shortName, toEveryone } from "./activity.ts";
import { type Distant, findSpeaker, inboxesOfGroup } from "./recipients.ts";
import { send } from "./send.ts";

/** Where something was said: nothing of what is not said in a group, or not to all of it, is passed on. */
export type Said = Pick<Post, "group_id" | "audience">;
type Wishes = {
  readonly jobKey?: string;
  readonly after?: number;
  /** Who hears it besides, such as whom it is about and who belongs to it no more. */
  readonly also?: readonly Distant[];
};

/**
 * A group of ours passes on what somebody did in it: the whole activity as it was said, so that whoever gets it can tell whose
 * it is (FEP-1b12). What was said in a private group goes to the servers of its members and to nobody else.
 */
export async function announceInGroup(
  ctx: Context,
  { group_id: groupId, audience }: Said,
  whole: JsonObject,
  { also = [], ...wishes }: Wishes = {},
): Promise<void> {
  const isOpen = audience === "public" || audience === "quiet";
  if (!groupId || !(isOpen || audience === "group")) return;
  const group = await findSpeaker(ctx, groupId);
  const inboxes = group ? [...(await inboxesOfGroup(ctx, group, isOpen)), ...also] : [];
  if (!group || inboxes.length === 0) return;
  const id = activityUri(ctx, "announces", shortName(`${groupId} ${String(whole["id"])}`));
  const to = isOpen ? toEveryone(ctx, group) : { to: [followersUri(ctx, group)] };
  await send(ctx, group, activity(ctx, "Announce", id, group, whole, to), inboxes, wishes);
}

/** The same for what one of us did, with their proof. */
export async function announceOurs(
  ctx: Context,
  said: Said,
  person: { readonly id: string },
  done: JsonObject,
  { jobKey, ...wishes }: Wishes = {},
): Promise<void> {
  if (!said.group_id || !(await findSpeaker(ctx, said.group_id))) return;
  const whole = await prove(ctx, person, alone(done));
  await announceInGroup(ctx, said, whole, { ...wishes, ...(jobKey && { jobKey: `group:${jobKey}` }) });
}
