import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

const SECRET = "b".repeat(43);

/** Somebody who can be asked, somebody who answers for them, and one of each thing that is decided about them. */
export type AddresseeStage = Awaited<ReturnType<typeof setAddressees>>;

export async function setAddressees(world: World, siti: Person, tono: Person) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const office = (name: string, place: string) =>
    one(
      "insert into addressees (name, kind, place, about, email, email_confirmed_at) values ($1, 'village', $2, 'Mengurus desa', 'kantor@sukamaju.example', now()) returning id",
      [name, place],
    );
  const officeId = await office("Kantor Desa Sukamaju", "Sukamaju");
  const answers = (id: string, person: Person) =>
    world.pool.query("insert into addressee_members values ($1, $2, 'administrator')", [id, person.account.id]);
  await answers(officeId, siti);
  await answers(officeId, tono);
  const spareOfficeId = await office("Kantor Kecamatan Cikupa", "Cikupa");
  await one(
    "insert into addressee_claims (addressee_id, account_id, token_hash, email, expires_at) values ($1, $2, sha256($3::bytea), 'kantor@sukamaju.example', now() + interval '1 day') returning id",
    [spareOfficeId, siti.account.id, SECRET],
  );
  return {
    officeId,
    spareOfficeId,
    doubleId: await office("Balai Desa Sukamaju", "Dusun 2"),
    routeId: await one(
      "insert into addressee_routes (addressee_id, category, place) values ($1, 'road', 'Sukamaju') returning id",
      [officeId],
    ),
  };
}

/** Who can be asked, and who answers for them. */
export function addresseeDoors({ siti, admin, addressees }: Stage): Record<string, Door> {
  const { officeId, spareOfficeId, doubleId, routeId } = addressees;
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const desk = `/admin/addressees/${officeId}`;
  const said = { kind: "company", place: "Cikupa", about: "Listrik", email: "" };
  return {
    "POST /addressees": mine("/addressees", { name: "PLN Ranting", ...said }),
    "POST /addressees/:id/desk/removal": mine(`/addressees/${officeId}/desk/removal`),
    "POST /addressees/:id/claims": mine(`/addressees/${officeId}/claims`),
    "POST /addressees/:id/claims/:secret": mine(`/addressees/${spareOfficeId}/claims/${SECRET}`),
    "POST /admin/addressees/routes": byAdmin("/admin/addressees/routes", {
      addressee: officeId,
      category: "water",
      place: "Cikupa",
    }),
    "POST /admin/addressees/routes/:id/removal": byAdmin(`/admin/addressees/routes/${routeId}/removal`),
    "POST /admin/addressees/:id": byAdmin(desk, { name: "Kantor Desa", ...said, organisation: "" }),
    "POST /admin/addressees/:id/merge": byAdmin(`/admin/addressees/${doubleId}/merge`, { into: officeId }),
    "POST /admin/addressees/:id/people": byAdmin(`${desk}/people`, { handle: "peminta" }),
    "POST /admin/addressees/:id/people/:handle/removal": byAdmin(`${desk}/people/tono/removal`),
  };
}

/** Pages that hold no post and no demand. */
export const addresseePostFree: readonly string[] = [
  "GET /addressees",
  "GET /addressees/new",
  "POST /addressees",
  "POST /addressees/:id/desk/removal",
  "GET /addressees/:id/claims",
  "POST /addressees/:id/claims",
  "GET /addressees/:id/claims/:secret",
  "POST /addressees/:id/claims/:secret",
  "GET /admin/addressees",
  "POST /admin/addressees/routes",
  "POST /admin/addressees/routes/:id/removal",
  "GET /admin/addressees/:id",
  "POST /admin/addressees/:id",
  "POST /admin/addressees/:id/merge",
  "POST /admin/addressees/:id/people",
  "POST /admin/addressees/:id/people/:handle/removal",
];

export const addresseesHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /addressees/:id": "an addressee's page and figures hold what everyone may see of what is asked of them",
  "GET /addressees/:id/desk":
    "the desk is there for those who answer, and holds what waits, confidential matters as well",
};

export const addresseeColumns = {
  "addressee_claims.email": "unseen",
  "addressee_members.proof": "choice",
  "addressee_routes.category": "choice",
  "addressee_routes.place": "bait",
  "addressees.about": "bait",
  "addressees.email": "choice",
  "addressees.kind": "choice",
  "addressees.name": "bait",
  // With the name it is unique, so that only one of the two can be the same for all.
  "addressees.place": "choice",
} as const;
