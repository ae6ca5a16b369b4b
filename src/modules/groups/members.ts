import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { GroupLogTable } from "#platform/schema";
import type { Standing } from "./queries.ts";
import type { Role } from "./rules.ts";

/** Somebody in a group, or who wants in, as a list shows them. */
export type MemberEntry = Pick<Account, "id" | "handle" | "name"> & { readonly role: Role; readonly answer: string };

const columns = sql`accounts.id, accounts.handle, accounts.name, group_members.role, group_members.answer`;
const there = sql`group_members join accounts on accounts.id = account_id and accounts.status in ('active', 'remote')`;

/** Those who look after a group, owners first; at most 100. */
export async function listLeaders(ctx: Context, group: { readonly id: string }): Promise<MemberEntry[]> {
  const { rows } =
    await sql<MemberEntry>`select ${columns} from ${there} where group_id = ${group.id} and group_members.role <> 'member'
    order by group_members.role = 'owner' desc, group_members.role = 'organiser' desc, since limit 100`.execute(ctx.db);
  return rows;
}

/** Its other members, the newest accounts first. */
export async function listMembers(
  ctx: Context,
  group: { readonly id: string },
  before = NEWEST,
): Promise<Page<MemberEntry>> {
  const { rows } = await sql<MemberEntry>`select ${columns} from ${there}
    where group_id = ${group.id} and state = 'member' and group_members.role = 'member' and account_id < ${before}
    order by account_id desc limit ${PAGE_SIZE + 1}`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}

/** Who asked to be let in, the longest waiting first; or whom it keeps out; at most 100. */
export async function listWaiting(
  ctx: Context,
  group: { readonly id: string },
  state: "asked" | "banned" | "invited",
): Promise<MemberEntry[]> {
  const { rows } =
    await sql<MemberEntry>`select ${columns} from ${there} where group_id = ${group.id} and state = ${state}
    order by since limit 100`.execute(ctx.db);
  return rows;
}

/** Somebody the group knows, by their handle. @throws NotFound */
export async function getMember(
  ctx: Context,
  group: { readonly id: string },
  handle: string,
): Promise<MemberEntry & Pick<Standing, "state">> {
  const { rows } = await sql<MemberEntry & Pick<Standing, "state">>`select ${columns}, state from group_members
    join accounts on accounts.id = account_id where group_id = ${group.id} and handle = ${handle.toLowerCase()}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** One line of a group's book. */
export type LogEntry = {
  readonly id: string;
  readonly deed: GroupLogTable["deed"];
  readonly actor: string | null;
  readonly person: string | null;
  readonly post_id: string | null;
  readonly reason: string;
  readonly at: Date;
};

/** A page of a group's book, the latest first. Names of accounts that are gone are gone from it. */
export async function listLog(ctx: Context, group: { readonly id: string }, before = NEWEST): Promise<Page<LogEntry>> {
  const { rows } = await sql<LogEntry>`
    select group_log.id, deed, actor.name as actor, person.name as person, post_id, reason, at
    from group_log left join accounts actor on actor.id = actor_id left join accounts person on person.id = person_id
    where group_id = ${group.id} and group_log.id < ${before} order by group_log.id desc limit ${PAGE_SIZE + 1}`.execute(
    ctx.db,
  );
  return toPage(rows, ({ id }) => id);
}
