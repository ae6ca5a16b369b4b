import { sql } from "kysely";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

export type Slot = {
  readonly id: string;
  readonly demand_id: string;
  readonly what: string;
  readonly at: string;
  readonly places: number;
  readonly taken: number;
};
/** A slot as its page shows it. Who comes is told to those who lead alone. */
export type SlotShown = Slot & {
  readonly mine: boolean;
  readonly people: readonly { readonly handle: string; readonly name: string }[];
};

/** What is to be shared out for a demand, the oldest first. */
export async function listSlots(
  ctx: Context,
  viewer: Viewer | undefined,
  demand: { readonly id: string },
  leads: boolean,
): Promise<SlotShown[]> {
  const { rows } = await sql<SlotShown>`
    select volunteer_slots.*, exists (select from volunteers where slot_id = volunteer_slots.id and account_id = ${viewer?.id ?? "0"}) as mine,
      case when ${leads}::boolean then coalesce((select json_agg(json_build_object('handle', handle, 'name', name) order by since)
        from volunteers join accounts on accounts.id = account_id where slot_id = volunteer_slots.id), '[]') else '[]' end as people
    from volunteer_slots where demand_id = ${demand.id} order by id`.execute(ctx.db);
  return rows;
}

/** A slot by its number; whether its demand may be seen is for the caller to ask. @throws NotFound */
export async function getSlot(ctx: Context, id: string): Promise<Slot> {
  const slot = await ctx.db.selectFrom("volunteer_slots").selectAll().where("id", "=", id).executeTakeFirst();
  if (!slot) throw new NotFound();
  return slot;
}
