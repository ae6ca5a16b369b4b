import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { type Conversation, type Listener, mayWrite } from "./conversation-rules.ts";
import { openConversation } from "./open-conversation.ts";
import type { Post } from "./queries.ts";

/**
 * The conversation a direct post belongs to. An answer to a direct post that names nobody new stays where that post
 * is; otherwise it is the conversation of all whom it names. @throws as openConversation does
 */
export async function placeOf(
  ctx: Context,
  author: Account,
  named: readonly string[],
  parent: Post | undefined,
): Promise<Conversation> {
  if (!parent?.conversation_id) return openConversation(ctx, author, named);
  const members = await ctx.db
    .selectFrom("conversation_members")
    .select("account_id")
    .where("conversation_id", "=", parent.conversation_id)
    .where("state", "<>", "left")
    .execute();
  const there = new Set(members.map(({ account_id }) => account_id));
  if (!there.has(author.id) || !named.every((id) => there.has(id)))
    return openConversation(ctx, author, [...there, ...named]);
  return ctx.db
    .selectFrom("conversations")
    .selectAll()
    .where("id", "=", parent.conversation_id)
    .executeTakeFirstOrThrow();
}

/**
 * Readies a conversation for a message and says whose it will be: everyone there but those a block keeps apart and
 * those who declined. Whoever writes has accepted. To strangers one message may be sent until one of them accepts.
 * Messages of one conversation are written one after the other, so their ids stand in the order they were sent.
 *
 * @throws Forbidden for someone who is not there, or who is frozen and speaks to others than officials; Invalid when nobody would hear it or strangers have not answered.
 */
export async function joinConversation(
  ctx: Context,
  author: Account,
  conversation: { readonly id: string },
): Promise<string[]> {
  const { id } = conversation;
  await ctx.db.selectFrom("conversations").select("id").where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
  const mine = await ctx.db
    .updateTable("conversation_members")
    .set({ state: "accepted" })
    .where("conversation_id", "=", id)
    .where("account_id", "=", author.id)
    .where("state", "<>", "left")
    .returning("written_id")
    .executeTakeFirst();
  if (!mine) throw new Forbidden();
  await sql`update conversation_members set state = 'accepted'
    where conversation_id = ${id} and state in ('requested', 'declined') and exists (select from follows
      where follower_id = account_id and followee_id = ${author.id} and state = 'accepted')`.execute(ctx.db);
  const others = await listOthers(ctx, author, id);
  if (author.restriction === "frozen" && others.some(({ role }) => role === "member")) throw new Forbidden();
  const verdict = mayWrite(others, mine.written_id !== "0");
  if (verdict === "nobody") throw new Invalid({ text: "nobodyThere" });
  if (verdict === "wait") throw new Invalid({ text: "waitForAnswer" });
  return others
    .filter(({ state, apart }) => !apart && (state === "accepted" || state === "requested"))
    .map((other) => other.id);
}

type Other = Listener & Pick<Account, "id" | "role">;

async function listOthers(
  ctx: Context,
  author: { readonly id: string },
  conversationId: string,
): Promise<readonly Other[]> {
  const { rows } = await sql<Other>`
    select account_id as id, role, conversation_members.state, exists (select from blocks
      where (blocker_id, blocked_id) in ((account_id, ${author.id}), (${author.id}, account_id))) as apart
    from conversation_members join accounts on accounts.id = account_id and accounts.status in ('active', 'remote')
    where conversation_id = ${conversationId} and account_id <> ${author.id}`.execute(ctx.db);
  return rows;
}

/** A new message moves its conversation to the top for all who read it; for its author, and for who muted them, it is read already. */
export async function raiseConversation(ctx: Context, post: Post, readers: readonly string[]): Promise<void> {
  await sql`update conversation_members set last_post_id = ${post.id},
      written_id = case when account_id = ${post.author_id} then ${post.id} else written_id end,
      read_up_to = case when account_id = ${post.author_id} or read_up_to >= last_post_id and exists (select from mutes
        where muter_id = account_id and muted_id = ${post.author_id} and (expires_at is null or expires_at > now()))
        then ${post.id} else read_up_to end
    where conversation_id = ${post.conversation_id} and account_id = any(${[post.author_id, ...readers]}::bigint[])`.execute(
    ctx.db,
  );
}

/** After a message was deleted its conversation stands where the one before it was. */
export async function lowerConversation(ctx: Context, post: Pick<Post, "id" | "conversation_id">): Promise<void> {
  if (!post.conversation_id) return;
  await sql`update conversation_members set last_post_id = coalesce(
      (select max(posts.id) from posts where posts.conversation_id = ${post.conversation_id} and posts.id < ${post.id}), 0)
    where conversation_id = ${post.conversation_id} and last_post_id = ${post.id}`.execute(ctx.db);
}
