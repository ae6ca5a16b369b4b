import { sql } from "kysely";
import type { Context } from "#platform/context";

/** A group somebody organises events for. */
export type OwnGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Whether its members alone know what happens in it. */
  readonly isClosed: boolean;
};

/** Every group the person is an organiser or owner of, by name. */
export async function listGroupsToOrganise(ctx: Context, person: { readonly id: string }): Promise<OwnGroup[]> {
  const { rows } = await sql<OwnGroup>`
    select groups.id, handle, name, access in ('private', 'invite') as "isClosed" from group_members
    join groups on groups.id = group_id join accounts on accounts.id = group_id
    where account_id = ${person.id} and state = 'member' and group_members.role in ('organiser', 'owner')
      and closed_at is null and accounts.status = 'active' order by name limit 100`.execute(ctx.db);
  return rows;
}

/** The same for one, by its handle. */
export async function findGroupToOrganise(
  ctx: Context,
  person: { readonly id: string },
  handle: string,
): Promise<OwnGroup | undefined> {
  return (await listGroupsToOrganise(ctx, person)).find((group) => group.handle === handle);
}
