import { sql } from "kysely";
import type { Context } from "#platform/context";
import { loadDocument } from "../load-document.ts";
import { fetchPost } from "../remote/fetch-post.ts";
import { addressOf, readCollection } from "./read-collection.ts";
import { type Budget, spend, threadLimits } from "./rules.ts";

/**
 * Brings what is missing of a conversation somebody opened: the posts above it, then answers that are known to the servers
 * of the posts in it. Every post is asked of its own server. What does not answer stays missing.
 */
export async function fetchThread(ctx: Context, postId: string): Promise<void> {
  const budget: Budget = new Map();
  await fetchAbove(ctx, postId, budget);
  for (const uri of await listAsked(ctx, postId)) await fetchAnswers(ctx, uri, budget);
}

/** What posts of this conversation answer, and what that answers in turn. */
async function fetchAbove(ctx: Context, postId: string, budget: Budget): Promise<void> {
  const tried = new Set<string>();
  for (let step = 0; step < threadLimits.above; step++) {
    const { rows } = await sql<{ awaited_uri: string }>`select awaited_uri from posts where awaited_uri is not null
      and thread_id = (select thread_id from posts where id = ${postId}) order by id limit 20`.execute(ctx.db);
    const uri = rows.map((row) => row.awaited_uri).find((one) => !tried.has(one));
    if (!uri) return;
    tried.add(uri);
    if (!spend(budget, uri)) continue;
    const parent = await fetchPost(ctx, uri);
    if (parent) await joinAwaiting(ctx, parent.id);
  }
}

/** The posts whose servers are asked for answers: the first of the conversation, the one that was opened, and the latest. */
async function listAsked(ctx: Context, postId: string): Promise<string[]> {
  const { rows } = await sql<{
    uri: string;
  }>`select uri from posts where uri is not null and audience in ('public', 'quiet')
      and thread_id = (select thread_id from posts where id = ${postId})
    order by id = thread_id desc, id = ${postId} desc, id desc limit ${threadLimits.asked}`.execute(ctx.db);
  return rows.map(({ uri }) => uri);
}

async function fetchAnswers(ctx: Context, uri: string, budget: Budget): Promise<void> {
  const loaded = spend(budget, uri) ? await loadDocument(ctx, uri) : undefined;
  const document = loaded?.document as { readonly replies?: unknown } | undefined;
  const host = URL.parse(uri)?.host;
  if (!document?.replies || !host || URL.parse(loaded?.url ?? "")?.host !== host) return;
  for await (const item of readCollection(ctx, document.replies, host, budget)) {
    const answer = addressOf(item);
    if (!answer || (await isKnown(ctx, answer)) || !spend(budget, answer)) continue;
    await fetchPost(ctx, answer);
  }
}

async function isKnown(ctx: Context, uri: string): Promise<boolean> {
  const { rows } = await sql`select from posts where uri = ${uri}`.execute(ctx.db);
  return rows.length > 0 || uri.startsWith(`${ctx.config.baseUrl.origin}/`);
}

/**
 * What waits for this post answers it, and all of its conversation joins the conversation of this one, in one statement. Whoever
 * comes joins what waits; this is for two that came at the same moment and did not see each other.
 */
async function joinAwaiting(ctx: Context, postId: string): Promise<void> {
  await sql`with parent as (select id, uri, thread_id, author_id from posts where id = ${postId} and uri is not null),
      orphans as (select orphan.id, orphan.thread_id, orphan.audience from posts orphan join parent on orphan.awaited_uri = parent.uri
        where orphan.id <> parent.id and parent.thread_id <> orphan.id for update of orphan),
      counted as (update posts set replies_count = replies_count
          + (select count(*)::int from orphans where audience in ('public', 'quiet'))
        where id = ${postId} and exists (select from orphans) returning id)
    update posts set thread_id = parent.thread_id,
        in_reply_to_id = case when posts.awaited_uri = parent.uri then parent.id else posts.in_reply_to_id end,
        in_reply_to_author_id = case when posts.awaited_uri = parent.uri then parent.author_id else posts.in_reply_to_author_id end,
        awaited_uri = case when posts.awaited_uri = parent.uri then null else posts.awaited_uri end
      from parent where posts.thread_id in (select thread_id from orphans) and posts.id <> parent.id`.execute(ctx.db);
}
