import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Post } from "#modules/posts";
import type { Context } from "#platform/context";
import type { Inbox } from "../deliver.ts";

/** Where what these people are told goes: to the inbox all of their server share, where it has one. */
async function inboxesWhere(ctx: Context, chosen: RawBuilder<boolean>): Promise<Inbox[]> {
  const { rows } = await sql<Inbox>`
    select distinct coalesce(nullif(shared_inbox, ''), inbox) as inbox from remote_actors
    join accounts on accounts.id = remote_actors.account_id
    where accounts.status = 'remote' and gone_at is null and ${chosen}`.execute(ctx.db);
  return rows;
}

const followersOf = (id: RawBuilder<unknown>) =>
  sql`(select follower_id from follows where followee_id = ${id} and state = 'accepted')`;

/**
 * The servers a post of ours is for: of its author's followers unless it is a message, of whom it names, and of whose post
 * it quotes; of the group elsewhere it is said in, which passes it on. Nobody across a block; nobody at all for what is for
 * this server only. What is said in a private group goes to that group alone.
 */
export async function inboxesForPost(ctx: Context, post: Post): Promise<Inbox[]> {
  if (post.audience === "local") return [];
  const group = sql`coalesce(accounts.id = ${post.group_id}, false)`;
  if (post.audience === "group") return inboxesWhere(ctx, sql<boolean>`${group}`);
  const isOpen = post.audience === "public" || post.audience === "quiet";
  const followers =
    post.audience === "direct" ? sql`false` : sql`accounts.id in ${followersOf(sql`${post.author_id}`)}`;
  return inboxesWhere(
    ctx,
    sql<boolean>`(${followers} or accounts.id in (select account_id from mentions where post_id = ${post.id})
      or ${isOpen}::boolean and ${group}
      or accounts.id = (select author_id from posts where id = ${post.quoted_id} and ${post.audience !== "direct"}::boolean))
      and not exists (select from blocks where (blocker_id, blocked_id) in ((${post.author_id}, accounts.id), (accounts.id, ${post.author_id})))`,
  );
}

/** The servers of a person's followers, and of further people. */
export async function inboxesOfFollowers(
  ctx: Context,
  person: { readonly id: string },
  others: readonly string[] = [],
): Promise<Inbox[]> {
  return inboxesWhere(
    ctx,
    sql<boolean>`(accounts.id in ${followersOf(sql`${person.id}`)} or accounts.id = any(${[...others]}::bigint[]))`,
  );
}

/** The servers of those who belong to a group of ours; of an open one also of who follows it without belonging to it. */
export async function inboxesOfGroup(ctx: Context, group: { readonly id: string }, isOpen: boolean): Promise<Inbox[]> {
  const members = sql`accounts.id in (select account_id from group_members where group_id = ${group.id} and state = 'member')`;
  const followers = isOpen ? sql`accounts.id in ${followersOf(sql`${group.id}`)}` : sql`false`;
  return inboxesWhere(ctx, sql<boolean>`(${members} or ${followers})`);
}

/** The servers of these people, and of the followers of those here. */
export async function inboxesOfReached(
  ctx: Context,
  people: readonly string[],
  followed: readonly string[],
): Promise<Inbox[]> {
  return inboxesWhere(
    ctx,
    sql<boolean>`(accounts.id = any(${[...people]}::bigint[])
      or accounts.id in (select follower_id from follows where followee_id = any(${[...followed]}::bigint[]) and state = 'accepted'))`,
  );
}

/** Somebody at another server, as activities name them. */
export type Distant = Inbox & { readonly id: string; readonly uri: string };

/** Whom an activity is about; undefined for a member of ours and for who is gone. Suspended ones are still told what ended. */
export async function findDistant(ctx: Context, accountId: string): Promise<Distant | undefined> {
  const { rows } = await sql<Distant>`select account_id as id, uri, inbox from remote_actors
    join accounts on accounts.id = account_id
    where account_id = ${accountId} and gone_at is null and accounts.status in ('remote', 'suspended')`.execute(ctx.db);
  return rows[0];
}

/** A member of ours who may speak; undefined for who is suspended, leaving or lives elsewhere. */
export async function findSpeaker(
  ctx: Context,
  accountId: string,
  statuses: readonly Account["status"][] = ["active"],
): Promise<{ readonly id: string } | undefined> {
  return ctx.db
    .selectFrom("accounts")
    .select("id")
    .where("id", "=", accountId)
    .where("host", "=", "")
    .where("status", "in", statuses)
    .executeTakeFirst();
}

/** A post whatever it is, for who speaks of it to other servers. */
export async function findPostRow(ctx: Context, id: string): Promise<Post | undefined> {
  return ctx.db.selectFrom("posts").selectAll().where("id", "=", id).executeTakeFirst();
}
