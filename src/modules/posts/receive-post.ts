import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { visibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { joinConversation, placeOf, raiseConversation } from "./join-conversation.ts";
import { addMarks } from "./keep-marks.ts";
import { findTies } from "./publish-post.ts";
import type { Post } from "./queries.ts";
import { keepBeside } from "./received-parts.ts";
import type { ReceivedPost } from "./received-post.ts";
import { isCounted, isCountedOf, mayReply, postLimits } from "./rules.ts";

/** News of a post that is older than this is none. */
const NEWS_MS = 7 * 86_400_000;

/**
 * Somebody at another server said something, which came to us or which we asked for. It is kept once, at the time it gives, and never twice: undefined when we have
 * it. An answer to a post of ours counts only from whom its author lets answer. A direct post is a message and belongs to a
 * conversation; strangers ask first, as members do. What answers in a private group stays in it. What waited for this post as its parent joins it.
 *
 * @throws Forbidden or Invalid when the author or a person named does not take it.
 */
export async function receivePost(
  ctx: Context,
  author: Account,
  said: ReceivedPost,
  parent?: Post,
): Promise<Post | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const answered = parent && (await answeredBy(ctx, author, said, parent)) ? parent : undefined;
    const named = new Set(said.mentioned.slice(0, postLimits.mentions * 50));
    if (answered && said.audience !== "direct") named.add(answered.author_id);
    named.delete(author.id);
    const isDirect = said.audience === "direct";
    const place = isDirect
      ? await placeOf(ctx, author, [...named].slice(0, 20), answered?.conversation_id ? answered : undefined)
      : undefined;
    const readers = place ? await joinConversation(ctx, author, place) : [...named];
    const post = await insert(ctx, author, said, answered, place?.id ?? null);
    if (!post) return undefined;
    await addMarks(ctx, post, readers, said.tags.slice(0, postLimits.tags));
    await keepBeside(ctx, post, said);
    if (place) await raiseConversation(ctx, post, readers);
    await count(ctx, post, answered);
    await adopt(ctx, post);
    if (ctx.now().getTime() - said.published.getTime() < NEWS_MS) await tell(ctx, post, said, readers);
    return post;
  });
}

/** Tells of it: most posts from elsewhere name nobody and carry no tag, and then nobody has to look. */
async function tell(ctx: Context, post: Post, said: ReceivedPost, readers: readonly string[]): Promise<void> {
  const payload = { postId: post.id };
  await publish(ctx, { name: "posts.received", payload });
  if (said.tags.length > 0) await publish(ctx, { name: "posts.received-tagged", payload });
  if (readers.length > 0) await publish(ctx, { name: "posts.received-naming", payload });
}

/** Whether it may stand as an answer there. @throws Forbidden for an answer our author does not let this person give */
async function answeredBy(ctx: Context, author: Account, said: ReceivedPost, parent: Post): Promise<boolean> {
  if (parent.audience === "group" && said.audience !== "group") throw new Invalid({ audience: "widerThanParent" });
  if (said.audience === "group" && said.groupId !== parent.group_id) return false;
  if (parent.uri !== null) return true;
  // A group vouches for those who speak in it: it knows its members, also where we do not.
  const isVouched = said.groupId !== undefined && said.groupId === parent.group_id;
  const isSeen = await ctx.db
    .selectFrom("posts")
    .select("id")
    .where("id", "=", parent.id)
    .where(isVouched ? sql<boolean>`true` : visibleTo(author))
    .executeTakeFirst();
  if (!isSeen) throw new Forbidden();
  if (!mayReply(parent, { id: author.id, ...(await findTies(ctx, author, parent)) })) throw new Forbidden();
  if (parent.audience === "direct" && said.audience !== "direct") throw new Invalid({ audience: "widerThanParent" });
  return true;
}

/** The id tells when it was said, so that it stands among others by its time; an answer always after what it answers. */
async function insert(
  ctx: Context,
  author: Account,
  said: ReceivedPost,
  parent: Post | undefined,
  conversationId: string | null,
): Promise<Post | undefined> {
  const awaited = said.parentUri && !parent ? said.parentUri : null;
  const time = Math.max(
    Math.min(said.published.getTime(), ctx.now().getTime()),
    (parent?.created_at.getTime() ?? 0) + 1,
  );
  const { rows } = await sql<Post>`
    insert into posts (id, thread_id, author_id, text, html, warning, language, audience, reply_policy, quote_policy, in_reply_to_id,
      in_reply_to_author_id, conversation_id, group_id, created_at, edited_at, uri, url, kind, title, awaited_uri)
    select id, coalesce(${parent?.thread_id ?? null}::bigint, id), ${author.id}::bigint, ${said.text}, ${said.html}, ${said.warning},
      ${said.language}, ${said.audience}, ${said.replyPolicy}, ${said.quotePolicy}, ${parent?.id ?? null}::bigint,
      ${parent?.author_id ?? null}::bigint, ${conversationId}::bigint, ${said.groupId ?? null}::bigint, ${new Date(time)}::timestamptz, ${said.edited ?? null}::timestamptz,
      ${said.uri}, ${said.url}, ${said.kind}, ${said.title}, ${awaited}::text
    from next_id(greatest(${new Date(time)}::timestamptz, '2020-01-02'::timestamptz)) as id
    on conflict (uri) do nothing returning *`.execute(ctx.db);
  return rows[0];
}

async function count(ctx: Context, post: Post, parent: Post | undefined): Promise<void> {
  if (parent && isCounted(post))
    await sql`update posts set replies_count = replies_count + 1 where id = ${parent.id}`.execute(ctx.db);
  if (post.audience === "direct") return;
  await sql`update accounts set posts_count = posts_count + ${isCountedOf(post) ? 1 : 0}::integer, feed_revision = feed_revision + 1 where id = ${post.author_id}`.execute(
    ctx.db,
  );
}

/** What waited for this post answers it from now on, with all that hangs below. */
async function adopt(ctx: Context, post: Post): Promise<void> {
  if (!post.uri) return;
  const { rows } = await sql<{ id: string; thread_id: string; isCounted: boolean }>`
    update posts set in_reply_to_id = ${post.id}, in_reply_to_author_id = ${post.author_id}, awaited_uri = null
    where awaited_uri = ${post.uri} and id <> ${post.id}
    returning id, thread_id, audience in ('public', 'quiet') as "isCounted"`.execute(ctx.db);
  if (rows.length === 0) return;
  await sql`update posts set thread_id = ${post.thread_id} where thread_id = any(${rows.map((row) => row.thread_id)}::bigint[])`.execute(
    ctx.db,
  );
  await sql`update posts set replies_count = replies_count + ${rows.filter((row) => row.isCounted).length}::integer where id = ${post.id}`.execute(
    ctx.db,
  );
}
