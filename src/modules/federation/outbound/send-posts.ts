import { sql } from "kysely";
import { listReached, type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { followersUri } from "../addresses.ts";
import type { JsonObject } from "../documents/context.ts";
import { toNote } from "../documents/to-note.ts";
import { activity, addressesOf, createOf, toEveryone } from "./activity.ts";
import { announceOurs } from "./announce-in-group.ts";
import { findNamed } from "./find-named.ts";
import { findPostRow, findSpeaker, inboxesForPost, inboxesOfReached } from "./recipients.ts";
import { send } from "./send.ts";

/** Seconds in which further edits join the one that waits; and answers to a poll the count that waits. */
const EDITS_WAIT = 15;
const COUNTS_WAIT = 60;

/** A post of ours that may leave the house, and whoever wrote it may still speak. */
async function findOutgoing(ctx: Context, postId: string): Promise<Post | undefined> {
  const post = await findPostRow(ctx, postId);
  if (!post || post.uri !== null || post.audience === "local" || post.removed_at || post.imported) return undefined;
  return (await findSpeaker(ctx, post.author_id)) && post;
}

/** What somebody here said goes to the servers it is for. */
export async function sendCreated(ctx: Context, postId: string): Promise<void> {
  const post = await findNamed(ctx, await findOutgoing(ctx, postId));
  if (!post) return;
  await tell(ctx, post, (note) => createOf(ctx, post, note), { jobKey: `post:${post.id}` });
}

/** Its author says it to whom it is for; a group of ours it was said in says it to its own. */
async function tell(
  ctx: Context,
  post: Post,
  say: (note: JsonObject) => JsonObject,
  wishes: { readonly jobKey: string; readonly after?: number },
): Promise<void> {
  const author = { id: post.author_id };
  const inboxes = await inboxesForPost(ctx, post);
  if (inboxes.length === 0 && !post.group_id) return;
  const said = say(await toNote(ctx, post));
  await send(ctx, author, said, inboxes, wishes);
  await announceOurs(ctx, post, author, said, wishes);
}

/** What it says now; of several changes that wait only the last goes out. */
export async function sendEdited(ctx: Context, postId: string, after = EDITS_WAIT): Promise<void> {
  const post = await findNamed(ctx, await findOutgoing(ctx, postId));
  if (!post) return;
  const id = `${postUri(ctx, post)}#updates/${ctx.now().getTime()}`;
  const update = (note: JsonObject) => activity(ctx, "Update", id, { id: post.author_id }, note, addressesOf(note));
  await tell(ctx, post, update, { jobKey: `edit:${post.id}`, after });
}

/** How a poll of ours stands, after somebody answered it; soon, and once for all who answer until then. */
export async function sendCounted(ctx: Context, postId: string): Promise<void> {
  const { rows } = await sql`select from polls where post_id = ${postId} and not secret and ended_at is null`.execute(
    ctx.db,
  );
  if (rows.length > 0) await sendEdited(ctx, postId, COUNTS_WAIT);
}

type Gone = {
  readonly postId: string;
  readonly authorId: string;
  readonly audience?: Post["audience"] | undefined;
  readonly groupId?: string | null | undefined;
  readonly reached?: { readonly people: readonly string[]; readonly sharers: readonly string[] } | undefined;
};

/** A post of ours is gone: wherever it went, and wherever it was passed on to, it is taken away. */
export async function sendDeleted(ctx: Context, { postId, authorId, audience, groupId, reached }: Gone): Promise<void> {
  if (!reached || audience === "local" || !(await findSpeaker(ctx, authorId, ["active", "suspended"]))) return;
  const isNarrow = audience === "direct" || audience === "group";
  const followed = isNarrow ? [] : [authorId, ...reached.sharers];
  const inboxes = await inboxesOfReached(ctx, [...reached.people, ...(groupId ? [groupId] : [])], followed);
  const uri = postUri(ctx, { id: postId, uri: null });
  const tombstone = { id: uri, type: "Tombstone" };
  const isOpen = audience === "public" || audience === "quiet";
  const readers = audience === "group" && groupId ? groupId : authorId;
  const to = isOpen ? toEveryone(ctx, { id: authorId }) : { to: [followersUri(ctx, { id: readers })] };
  const deleted = activity(ctx, "Delete", `${uri}#delete`, { id: authorId }, tombstone, to);
  await send(ctx, { id: authorId }, deleted, inboxes, { jobKey: `post:${postId}` });
  if (groupId && audience)
    await announceOurs(ctx, { group_id: groupId, audience }, { id: authorId }, deleted, { jobKey: `post:${postId}` });
}

/** Moderators took a post of ours out of sight. Other servers forget it, and cannot be asked to remember it again. */
export async function sendRemoved(ctx: Context, postId: string): Promise<void> {
  const post = await findPostRow(ctx, postId);
  if (!post?.removed_at || post.uri !== null) return;
  const { author_id: authorId, audience, group_id: groupId } = post;
  await sendDeleted(ctx, { postId, authorId, audience, groupId, reached: await listReached(ctx, post) });
}
