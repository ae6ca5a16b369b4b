import { type Selectable, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { NEWEST, PAGE_SIZE, type Page, toPage } from "#platform/paging";
import type { GroupMembersTable, GroupsTable } from "#platform/schema";
import type { MemberState, Role } from "./rules.ts";

/** How somebody stands to a group; undefined for those it does not know. */
export type Standing = Pick<Selectable<GroupMembersTable>, "state" | "role" | "agreed_version">;

/** A group as its page shows it: its account, its rules, and how the looker stands to it. */
export type Group = Account & Omit<Selectable<GroupsTable>, "id"> & { readonly mine: Standing | undefined };

/** Somebody's standing, and that alone: what decides in a transaction is read again there. */
export async function findStanding(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string } | undefined,
): Promise<Standing | undefined> {
  if (!person) return undefined;
  return ctx.db
    .selectFrom("group_members")
    .select(["state", "role", "agreed_version"])
    .where("group_id", "=", group.id)
    .where("account_id", "=", person.id)
    .executeTakeFirst();
}

/** What a member may do in a group; undefined for those who do not belong to it. */
export async function findRoleIn(
  ctx: Context,
  group: { readonly id: string },
  person: { readonly id: string } | undefined,
): Promise<Role | undefined> {
  const standing = await findStanding(ctx, group, person);
  return standing?.state === "member" ? standing.role : undefined;
}

export const isMember = (group: { readonly mine: Standing | undefined }): boolean => group.mine?.state === "member";

/**
 * A group the looker may know of, by its handle. One that lets in the invited alone is there for its members, for whom it
 * invited, and for whoever comes with a link (`invited`). @throws NotFound for any other, and for one that is closed
 */
export async function getGroup(ctx: Context, looker: Looker, handle: string, invited = false): Promise<Group> {
  const row = await ctx.db
    .selectFrom("accounts")
    .innerJoin("groups", "groups.id", "accounts.id")
    .selectAll("accounts")
    .select(["access", "approves", "question", "agreement", "agreement_version", "library", "members_count"])
    .select(["made_by", "closed_at"])
    .where("handle", "=", handle.toLowerCase())
    .where("status", "in", ["active", "remote"])
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const mine = await findStanding(
    ctx,
    row,
    looker?.status === "active" || looker?.status === "remote" ? looker : undefined,
  );
  if (row.access === "invite" && !invited && !(mine && (mine.state === "member" || mine.state === "invited")))
    throw new NotFound();
  return { ...row, mine };
}

/** A group as a list shows it. */
export type GroupEntry = Pick<Group, "id" | "handle" | "name" | "avatar" | "bio" | "access" | "members_count"> & {
  readonly role?: Role;
  readonly state?: MemberState;
};

const columns = sql`accounts.id, handle, name, avatar, bio, access, members_count`;

/** The groups somebody belongs to or was invited into, by name; at most 200. */
export async function listGroupsOf(ctx: Context, viewer: { readonly id: string }): Promise<GroupEntry[]> {
  const { rows } = await sql<GroupEntry>`
    select ${columns}, group_members.role, state
    from group_members join groups on groups.id = group_id join accounts on accounts.id = group_id
    where account_id = ${viewer.id} and state in ('member', 'invited', 'asked') and status in ('active', 'remote') and closed_at is null
    order by state = 'member', name limit 200`.execute(ctx.db);
  return rows;
}

/** Groups anyone may find, by words in their name or purpose or place, the newest first. */
export async function findGroups(ctx: Context, words: string, before = NEWEST): Promise<Page<GroupEntry>> {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<GroupEntry>`
    select ${columns} from accounts join groups using (id)
    where kind = 'group' and status = 'active' and closed_at is null and access <> 'invite' and restriction <> 'limited' and id < ${before}
      and (name ilike ${pattern} or handle ilike ${pattern} or bio ilike ${pattern} or place ilike ${pattern})
    order by id desc limit ${PAGE_SIZE + 1}`.execute(ctx.db);
  return toPage(rows, ({ id }) => id);
}
