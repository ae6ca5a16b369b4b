import { makesGroup } from "../signing.ts";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { SigningStage } from "./signature-doors.ts";
import type { Stage } from "./stage.ts";

/** Work to share out, promises and groups around two demands: Siti's own and Tono's. */
export type ActionStage = Awaited<ReturnType<typeof setActions>>;

export async function setActions(world: World, siti: Person, tono: Person, demands: SigningStage) {
  const { mineId: mine, id: theirs } = demands;
  const one = async (text: string, ...values: unknown[]) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const slot = (demand: string) =>
    one(
      "insert into volunteer_slots (demand_id, what, at, places) values ($1, 'Antar surat', 'Sabtu', 3) returning id",
      demand,
    );
  const pledge = (demand: string) =>
    one(
      "insert into pledges (demand_id, promise, others, deadline) values ($1, 'Saya ikut', 50, current_date + 9) returning id",
      demand,
    );
  const [takenId, promisedId] = [await slot(theirs), await pledge(theirs)];
  await world.pool.query("insert into volunteers (slot_id, account_id) values ($1, $2)", [takenId, siti.account.id]);
  await world.pool.query("insert into pledgers (pledge_id, account_id) values ($1, $2)", [promisedId, siti.account.id]);
  for (const [handle, state] of [
    ["kelompok_tani", "offered"],
    ["kelompok_ibu", "accepted"],
    ["karang_taruna", undefined],
  ] as const) {
    const group = await makesGroup(world, handle, "public");
    await world.pool.query(
      "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'owner')",
      [group.id, tono.account.id],
    );
    if (state)
      await world.pool.query("insert into co_sponsors (demand_id, account_id, state) values ($1, $2, $3)", [
        mine,
        group.id,
        state,
      ]);
  }
  return {
    mine,
    theirs,
    slotId: await slot(theirs),
    takenId,
    spareSlotId: await slot(mine),
    pledgeId: await pledge(theirs),
    promisedId,
    sparePledgeId: await pledge(mine),
  };
}

/** The writes by which something is done together for a demand. */
export function actionDoors({ siti, actions }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const own = `/demands/${actions.mine}`;
  return {
    "POST /demands/:id/slots": mine(`${own}/slots`, { what: "Antar surat", at: "Sabtu pagi", places: "5" }),
    "POST /slots/:id/place": mine(`/slots/${actions.slotId}/place`),
    "POST /slots/:id/place/removal": mine(`/slots/${actions.takenId}/place/removal`),
    "POST /slots/:id/removal": mine(`/slots/${actions.spareSlotId}/removal`),
    "POST /demands/:id/pledges": mine(`${own}/pledges`, { promise: "Saya ikut", others: "50", deadline: "2099-01-31" }),
    "POST /pledges/:id/promise": mine(`/pledges/${actions.pledgeId}/promise`),
    "POST /pledges/:id/promise/removal": mine(`/pledges/${actions.promisedId}/promise/removal`),
    "POST /pledges/:id/removal": mine(`/pledges/${actions.sparePledgeId}/removal`),
    "POST /demands/:id/sponsors": mine(`${own}/sponsors`, { group: "karang_taruna" }),
    "POST /demands/:id/sponsors/:handle/acceptance": mine(`${own}/sponsors/kelompok_tani/acceptance`),
    "POST /demands/:id/sponsors/:handle/removal": mine(`${own}/sponsors/kelompok_ibu/removal`),
  };
}

/** What only those do who lead a demand, or act for a group. */
export const actionsOfLeaders: readonly string[] = [
  "POST /demands/:id/slots",
  "POST /slots/:id/removal",
  "POST /demands/:id/pledges",
  "POST /pledges/:id/removal",
  "POST /demands/:id/sponsors",
  "POST /demands/:id/sponsors/:handle/acceptance",
  "POST /demands/:id/sponsors/:handle/removal",
];

/** Addresses that hold no post of anyone. */
export const actionPostFree: readonly string[] = [
  ...actionsOfLeaders,
  "POST /slots/:id/place",
  "POST /slots/:id/place/removal",
  "GET /pledges/:id",
  "POST /pledges/:id/promise",
  "POST /pledges/:id/promise/removal",
];

/** Addresses that show a demand and what can be done for it; with the test that holds them to who may see. */
export const actionsHeldElsewhere: Readonly<Record<string, string>> = Object.fromEntries(
  ["actions", "letter", "letter.pdf", "poster", "embed", "counter.svg"].map((page) => [
    `GET /demands/:id/${page}`,
    "nothing is done in public for a confidential demand, nor leaves the house of one in a private group",
  ]),
);

/** What becomes of the columns of text of what is done together. */
export const actionColumns = {
  "co_sponsors.state": "choice",
  "co_sponsors.uri": "unseen",
  "pledges.promise": "bait",
  "volunteer_slots.at": "bait",
  "volunteer_slots.what": "bait",
} as const;
