import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

export const ORGANISATION = "posyandu_melati";

/** An organisation of two people. */
export async function setOrganisation(world: World, siti: Person, tono: Person): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into accounts (handle, name, kind, bio) values ($1, 'Posyandu Melati', 'organization', 'Timbang balita') returning id",
    [ORGANISATION],
  );
  const id = rows[0]?.id ?? "";
  await world.pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'owner'), ($1, $3, 'member', 'helper')",
    [id, siti.account.id, tono.account.id],
  );
  return id;
}

/** What its people do for an organisation. */
export function organisationDoors({ siti }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const here = `/organisations/${ORGANISATION}`;
  const said = { name: "Posyandu Mawar", about: "Senin pagi", place: "Balai desa" };
  return {
    "POST /organisations": mine("/organisations", { ...said, handle: "posyandu_mawar" }),
    "POST /organisations/:organisation/profile": mine(`${here}/profile`, said),
    "POST /organisations/:organisation/avatar": mine(`${here}/avatar`),
    "POST /organisations/:organisation/avatar/removal": mine(`${here}/avatar/removal`),
    "POST /organisations/:organisation/people": mine(`${here}/people`, { handle: "peminta", role: "organiser" }),
    "POST /organisations/:organisation/people/:handle/removal": mine(`${here}/people/tono/removal`),
    "POST /organisations/:organisation/name": mine(`${here}/name`),
    "POST /organisations/:organisation/name/removal": mine(`${here}/name/removal`),
  };
}

/** Pages of people and roles: none shows what a post says. */
export const organisationPostFree: readonly string[] = [
  "GET /organisations",
  "GET /organisations/new",
  "POST /organisations",
  "GET /organisations/:organisation/profile",
  "POST /organisations/:organisation/profile",
  "POST /organisations/:organisation/avatar",
  "POST /organisations/:organisation/avatar/removal",
  "GET /organisations/:organisation/people",
  "POST /organisations/:organisation/people",
  "POST /organisations/:organisation/people/:handle/removal",
  "POST /organisations/:organisation/name",
  "POST /organisations/:organisation/name/removal",
  "GET /organisations/:organisation/log",
];

export const organisationColumns = {
  "organisation_log.deed": "choice",
  "organisation_log.role": "choice",
} as const;

/** Where its people act on a post in its name. */
export const organisationHeldElsewhere = {
  "GET /p/:id/as/:organisation":
    "its people react, share and vote in its name, with what it sees itself, and strangers do not",
} as const;
