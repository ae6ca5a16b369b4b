import type { World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** Somebody who can be asked. */
export type AddresseeStage = Awaited<ReturnType<typeof setAddressees>>;

export async function setAddressees(world: World) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const office = (name: string) =>
    one(
      "insert into addressees (name, kind, place, about, email, email_confirmed_at) values ($1, 'village', 'Sukamaju', 'Mengurus desa', 'kantor@sukamaju.example', now()) returning id",
      [name],
    );
  return { officeId: await office("Kantor Desa Sukamaju") };
}

/** Who can be asked, and who answers for them. */
export function addresseeDoors({ siti }: Stage): Record<string, Door> {
  return {
    "POST /addressees": {
      by: siti,
      path: "/addressees",
      fields: { name: "PLN Ranting Cikupa", kind: "company", place: "Cikupa", about: "Listrik", email: "" },
    },
  };
}

/** Pages that hold no post and no demand. */
export const addresseePostFree: readonly string[] = ["GET /addressees", "GET /addressees/new", "POST /addressees"];

export const addresseesHeldElsewhere: Readonly<Record<string, string>> = {
  "GET /addressees/:id": "an addressee's page and figures hold what everyone may see of what is asked of them",
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
  "addressees.place": "bait",
} as const;
