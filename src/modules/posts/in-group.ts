import { type Selectable, sql } from "kysely";
import type { Context } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { readId } from "#platform/paging";
import type { GroupMembersTable, GroupsTable } from "#platform/schema";
import type { Audience } from "./rules.ts";

/** What writing in a group needs of it: who may begin, whom it is for, and the subjects it has. */
export type GroupToWrite = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly access: GroupsTable["access"];
  readonly role: Selectable<GroupMembersTable>["role"];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
};

/** A group the person belongs to, by its id or its handle; undefined for any other. */
export async function findGroupToWrite(
  ctx: Context,
  person: { readonly id: string },
  named: string,
): Promise<GroupToWrite | undefined> {
  const { rows } = await sql<GroupToWrite>`
    select groups.id, handle, name, access, mine.role,
      (select coalesce(json_agg(json_build_object('id', id::text, 'name', name) order by id), '[]') from group_topics where group_id = groups.id) as topics
    from accounts join groups using (id) join group_members mine on mine.group_id = groups.id and mine.account_id = ${person.id} and mine.state = 'member'
    where ${readId(named) ? sql`accounts.id = ${named}` : sql`handle = ${named.toLowerCase()}`} and status in ('active', 'remote') and closed_at is null`.execute(
    ctx.db,
  );
  return rows[0];
}

/** Whether somebody of this role begins something in such a group: in one for announcements, organisers alone. */
export const mayBegin = ({ access, role }: Pick<GroupToWrite, "access" | "role">): boolean =>
  access !== "announce" || role === "organiser" || role === "owner";

/** Whom a post of such a group is for. */
export const audienceIn = (access: GroupsTable["access"]): Audience =>
  access === "private" || access === "invite" ? "group" : "public";

/** A member begins something in a group, or the group itself does. @returns for whom it is. @throws Forbidden, Invalid for a subject it has not */
export async function beginIn(
  ctx: Context,
  person: { readonly id: string },
  { id, topicId }: { readonly id: string; readonly topicId?: string | null },
): Promise<Audience> {
  const group = person.id === id ? await findItself(ctx, id) : await findGroupToWrite(ctx, person, id);
  if (!group || !mayBegin(group)) throw new Forbidden({ form: "mayNotBegin" });
  if (topicId && !group.topics.some((topic) => topic.id === topicId)) throw new Invalid({ topic: "unknownChoice" });
  return audienceIn(group.access);
}

/** A group that speaks in its own name, for somebody who hides theirs. It has no subjects to choose. */
async function findItself(ctx: Context, id: string): Promise<Omit<GroupToWrite, "handle" | "name"> | undefined> {
  const group = await ctx.db
    .selectFrom("groups")
    .select(["id", "access"])
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return group && { ...group, role: "owner", topics: [] };
}

/** What is for a private group alone comes from its members alone. @throws Forbidden */
export async function mustBelong(ctx: Context, person: { readonly id: string }, groupId: string | null): Promise<void> {
  if (!groupId) throw new Invalid({ audience: "unknownChoice" });
  if (!(await findGroupToWrite(ctx, person, groupId))) throw new Forbidden();
}
