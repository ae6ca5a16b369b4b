import { sql } from "kysely";
import type { Context } from "#platform/context";

/** A group somebody may do things for: events, questions. */
export type OrganisedGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Whether its members alone know what happens in it. */
  readonly isClosed: boolean;
};

/** Every group the person is an organiser or owner of, by name. */
export async function listOrganised(ctx: Context, person: { readonly id: string }): Promise<OrganisedGroup[]> {
  const { rows } = await sql<OrganisedGroup>`
    select groups.id, handle, name, access in ('private', 'invite') as "isClosed" from group_members
    join groups on groups.id = group_id join accounts on accounts.id = group_id
    where account_id = ${person.id} and state = 'member' and group_members.role in ('organiser', 'owner')
      and closed_at is null and accounts.status = 'active' order by name limit 100`.execute(ctx.db);
  return rows;
}

/** The same for one, by its handle. */
export async function findOrganised(
  ctx: Context,
  person: { readonly id: string },
  handle: string,
): Promise<OrganisedGroup | undefined> {
  return (await listOrganised(ctx, person)).find((group) => group.handle === handle);
}
