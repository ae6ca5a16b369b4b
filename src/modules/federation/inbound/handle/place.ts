import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Post, ReceivedPost } from "#modules/posts";
import type { Context } from "#platform/context";
import { announceInGroup } from "../../outbound/announce-in-group.ts";
import type { Read } from "../../remote/keep-post.ts";
import type { Node } from "../../remote/read-node.ts";

type Row = {
  readonly id: string;
  readonly access: "public" | "announce" | "private" | "invite";
  readonly role: "member" | "helper" | "organiser" | "owner" | null;
};

const isOpen = ({ audience }: Pick<ReceivedPost, "audience">) => audience === "public" || audience === "quiet";

/**
 * The group of ours that a post of somebody elsewhere is said in: the one whose post it answers, or the one it is addressed to. It
 * is in the group if its author belongs to it and, in one for announcements, may begin something. What everybody may read is
 * never said in a private group; what is for a private group is for its members. Anything else stays an ordinary post.
 */
export async function placeInOurs(ctx: Context, author: Account, read: Read): Promise<Read> {
  const { said, parent } = read;
  const named = parent?.group_id
    ? sql<boolean>`groups.id = ${parent.group_id}`
    : sql<boolean>`groups.id = any(${[...said.mentioned]}::bigint[])`;
  for (const group of await findGroups(ctx, author, named)) {
    const isClosed = group.access === "private" || group.access === "invite";
    const begins = group.access !== "announce" || group.role === "organiser" || group.role === "owner";
    if (group.role === null || !(parent?.group_id || begins)) continue;
    if (isClosed && !isOpen(said)) return within(read, group.id, "group");
    if (!isClosed && isOpen(said)) return within(read, group.id, said.audience);
  }
  return read;
}

/** A post read as one of a group. The group itself is not somebody it calls. */
export function within(read: Read, groupId: string, audience: ReceivedPost["audience"]): Read {
  const mentioned = read.said.mentioned.filter((id) => id !== groupId);
  return { ...read, said: { ...read.said, mentioned, groupId, audience } };
}

/** A member's deed with a post of a group of ours is passed on whole; anybody else's stays between them and the author. */
export async function passOnDeed(ctx: Context, actor: Pick<Account, "id">, post: Post, tree: Node): Promise<void> {
  if (!post.group_id) return;
  const { rows } = await sql`select from group_members
    where group_id = ${post.group_id} and account_id = ${actor.id} and state = 'member'`.execute(ctx.db);
  if (rows.length > 0) await announceInGroup(ctx, post, tree);
}

async function findGroups(ctx: Context, author: Account, named: RawBuilder<boolean>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select groups.id, access, group_members.role from groups join accounts using (id)
    left join group_members on group_id = groups.id and account_id = ${author.id} and state = 'member'
    where ${named} and accounts.status = 'active' and closed_at is null order by groups.id limit 5`.execute(ctx.db);
  return rows;
}
