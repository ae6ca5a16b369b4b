import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { listPicturesOf, type Picture } from "#modules/media";
import { type Listener, mayWrite } from "#modules/posts";
import { visibleTo } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { type Page, toPage } from "#platform/paging";
import type { ConversationMembersTable } from "#platform/schema";
import { MESSAGES_SIZE } from "./rules.ts";

/** A conversation as a list shows it: who else is in it, and the last words the viewer may see. */
export type ConversationRow = {
  readonly id: string;
  readonly names: readonly string[];
  readonly muted: boolean;
  readonly last_post_id: string;
  readonly unread: boolean;
  readonly words: string | null;
  readonly said_at: Date | null;
  readonly said_by_me: boolean | null;
};

/** The viewer's conversations, or what strangers ask them, where something was said last first. */
export async function listConversations(
  ctx: Context,
  viewer: Viewer,
  state: "accepted" | "requested",
  before: string,
): Promise<Page<ConversationRow>> {
  const { rows } = await sql<ConversationRow>`
    select mine.conversation_id as id, mine.muted, mine.last_post_id, mine.last_post_id > mine.read_up_to as unread,
      last.words, last.created_at as said_at, last.author_id = ${viewer.id} as said_by_me,
      array(select name from conversation_members theirs join accounts on accounts.id = theirs.account_id and accounts.status in ('active', 'remote')
        where theirs.conversation_id = mine.conversation_id and theirs.account_id <> ${viewer.id} and theirs.state <> 'left' order by name) as names
    from conversation_members mine left join lateral (
      select left(coalesce(nullif(posts.warning, ''), posts.text), 140) as words, posts.created_at, posts.author_id from posts
      where posts.conversation_id = mine.conversation_id and ${visibleTo(viewer)} order by posts.id desc limit 1) as last on true
    where mine.account_id = ${viewer.id} and mine.state = ${state} and mine.last_post_id > 0 and mine.last_post_id < ${before}
    order by mine.last_post_id desc limit 21`.execute(ctx.db);
  return toPage(rows, (row) => row.last_post_id);
}

/** How many strangers ask to write to the viewer; counted up to 100. */
export async function countRequests(ctx: Context, viewer: { readonly id: string }): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from
    (select from conversation_members where account_id = ${viewer.id} and state = 'requested' and last_post_id > 0 limit 100) as asked`.execute(
    ctx.db,
  );
  return rows[0]?.count ?? 0;
}

/** Somebody else in a conversation. */
export type Participant = Listener & Pick<Account, "id" | "handle" | "name">;

/** A conversation the viewer is in, or is asked into, with everyone else there and whether the viewer may write now. */
export type OpenConversation = {
  readonly id: string;
  readonly mine: {
    readonly state: ConversationMembersTable["state"];
    readonly muted: boolean;
    readonly unread: boolean;
  };
  readonly others: readonly Participant[];
  readonly mayWrite: ReturnType<typeof mayWrite>;
};

/** @throws NotFound for a conversation that is not there, and for one the viewer is not in, left or declined, alike. */
export async function getConversation(ctx: Context, viewer: Viewer, id: string): Promise<OpenConversation> {
  const mine = await ctx.db
    .selectFrom("conversation_members")
    .select(["state", "muted", "written_id", sql<boolean>`last_post_id > read_up_to`.as("unread")])
    .where("conversation_id", "=", id)
    .where("account_id", "=", viewer.id)
    .where("state", "in", ["accepted", "requested"])
    .executeTakeFirst();
  if (!mine) throw new NotFound();
  const { rows: others } = await sql<Participant>`
    select accounts.id, handle, name, conversation_members.state, exists (select from blocks
      where (blocker_id, blocked_id) in ((accounts.id, ${viewer.id}), (${viewer.id}, accounts.id))) as apart
    from conversation_members join accounts on accounts.id = account_id and accounts.status in ('active', 'remote')
    where conversation_id = ${id} and account_id <> ${viewer.id} and conversation_members.state <> 'left'
    order by name`.execute(ctx.db);
  return { id, mine, others, mayWrite: mayWrite(others, mine.written_id !== "0") };
}

/** One message as a conversation shows it. */
export type Message = {
  readonly id: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly html: string;
  readonly warning: string;
  readonly language: string;
  readonly in_reply_to_id: string | null;
  readonly edited_at: Date | null;
  readonly created_at: Date;
  readonly pictures?: readonly Picture[];
};

/** The newest messages of a conversation from before a moment, oldest first; `older` leads to those before them. */
export async function listMessages(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
  before: string,
): Promise<Page<Message>> {
  const { rows } = await sql<Message & { pictures_count: number }>`
    select posts.id, posts.author_id, posts.pictures_count, author.name as author_name, posts.html, posts.warning, posts.language,
      posts.in_reply_to_id, posts.edited_at, posts.created_at
    from posts join accounts author on author.id = posts.author_id
    where posts.conversation_id = ${conversation.id} and posts.id < ${before} and ${visibleTo(viewer)}
    order by posts.id desc limit ${MESSAGES_SIZE + 1}`.execute(ctx.db);
  const page = toPage(rows, ({ id }) => id, MESSAGES_SIZE);
  const pictures = await listPicturesOf(
    ctx,
    page.entries.filter(({ pictures_count }) => pictures_count > 0).map(({ id }) => id),
  );
  const entries = page.entries.map((message) => ({ ...message, pictures: pictures.get(message.id) ?? [] }));
  return { ...page, entries: entries.toReversed() };
}
