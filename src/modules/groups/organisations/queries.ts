import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { OrganisationRole } from "./rules.ts";

/** An organisation, with the role of whoever asks. */
export type Organisation = Account & { readonly mine: OrganisationRole };

/** The organisation of a handle, for those who have a role in it. @throws NotFound for all others */
export async function getOrganisation(
  ctx: Context,
  viewer: { readonly id: string },
  handle: string,
): Promise<Organisation> {
  const { rows } = await sql<Organisation>`select accounts.*, group_members.role as mine from accounts
    join group_members on group_id = accounts.id and account_id = ${viewer.id} and state = 'member' and group_members.role <> 'member'
    where handle = ${handle.toLowerCase()} and kind = 'organization' and host = '' and status = 'active'`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new NotFound();
  return row;
}

export type OrganisationEntry = Pick<Account, "id" | "handle" | "name" | "place"> & { readonly mine: OrganisationRole };

/** Organisations somebody has a role in, by name. */
export async function listOrganisationsOf(
  ctx: Context,
  viewer: { readonly id: string },
): Promise<readonly OrganisationEntry[]> {
  const { rows } =
    await sql<OrganisationEntry>`select accounts.id, handle, name, place, group_members.role as mine from group_members
    join accounts on accounts.id = group_id
    where account_id = ${viewer.id} and state = 'member' and group_members.role <> 'member' and kind = 'organization' and status = 'active' and host = ''
    order by name limit 100`.execute(ctx.db);
  return rows;
}

/** All organisations of this server that may be found, by name. */
export async function listOrganisations(
  ctx: Context,
): Promise<readonly Pick<Account, "id" | "handle" | "name" | "place">[]> {
  return ctx.db
    .selectFrom("accounts")
    .select(["id", "handle", "name", "place"])
    .where("kind", "=", "organization")
    .where("status", "=", "active")
    .where("restriction", "<>", "limited")
    .orderBy("name")
    .limit(200)
    .execute();
}

export type OrganisationPerson = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly role: OrganisationRole;
  readonly shown: boolean;
  /** The version of their row, for pages that are kept. */
  readonly version: string;
};

/** Who has a role in it, owners first; `shownOnly` leaves out who did not agree to be named. */
export async function listOrganisationPeople(
  ctx: Context,
  organisation: { readonly id: string },
  shownOnly = false,
): Promise<readonly OrganisationPerson[]> {
  const { rows } = await sql<OrganisationPerson>`
    select accounts.id, handle, name, group_members.role, shown, accounts.xmin::text as version from group_members
    join accounts on accounts.id = account_id
    where group_id = ${organisation.id} and state = 'member' and group_members.role <> 'member' and status = 'active' and (shown or not ${shownOnly})
    order by array_position(array['owner', 'organiser', 'helper'], group_members.role), name limit 100`.execute(ctx.db);
  return rows;
}
