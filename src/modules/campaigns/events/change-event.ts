import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { mustBeSoon } from "./create-event.ts";
import { moveUp } from "./guests/move-up.ts";
import type { EventDraft, EventRow } from "./rules.ts";
import { tellGuests } from "./tell-guests.ts";

export type Scope = "one" | "following";
export type Change = Omit<EventDraft, "audience">;

/**
 * An organiser changes an event, or it and all that follow in its series: those move by as much as it does. Guests are told
 * when the time or the place is another. More seats go to those who wait; fewer than are taken there cannot be.
 * @throws Invalid for a time that is past, for too few seats, and for what is cancelled
 */
export async function changeEvent(
  ctx: Context,
  event: Pick<EventRow, "id" | "starts_at">,
  { access_facts, ...draft }: Change,
  scope: Scope,
): Promise<void> {
  if (draft.starts_at.getTime() !== event.starts_at.getTime()) mustBeSoon(ctx, draft.starts_at);
  const lasts = draft.ends_at.getTime() - draft.starts_at.getTime();
  await inTransaction(ctx, async (ctx) => {
    const [first, ...rest] = await lockWith(ctx, event, scope);
    if (!first || first.cancelled_at) throw new Invalid({ form: "eventCancelled" });
    const shift = draft.starts_at.getTime() - first.starts_at.getTime();
    for (const one of [first, ...rest]) {
      if (draft.capacity !== null && one.seats_taken > draft.capacity)
        throw new Invalid({ capacity: `seatsTaken ${one.seats_taken}` });
      const starts_at = new Date(one.starts_at.getTime() + shift);
      const ends_at = new Date(starts_at.getTime() + lasts);
      const hasMoved = shift !== 0 || ends_at.getTime() !== one.ends_at.getTime() || isElsewhere(one, draft);
      const changed = await ctx.db
        .updateTable("events")
        .set((of) => ({
          ...draft,
          starts_at,
          ends_at,
          access_facts: [...access_facts],
          sequence: of("sequence", "+", 1),
          changed_at: sql<Date>`now()`,
          ...(shift !== 0 && { reminded_day_at: null, reminded_hour_at: null }),
        }))
        .where("id", "=", one.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      await moveUp(ctx, changed);
      if (hasMoved) await tellGuests(ctx, changed, "moved");
      await publish(ctx, { name: "campaigns.event-changed", payload: { eventId: one.id } });
    }
  });
}

const isElsewhere = (one: EventRow, draft: Pick<EventRow, "place" | "address" | "online_url">): boolean =>
  one.place !== draft.place || one.address !== draft.address || one.online_url !== draft.online_url;

/** The event, and with "following" those after it in its series that still take place; locked, in one order for everyone. */
export async function lockWith(
  ctx: Context,
  { id }: { readonly id: string },
  scope: Scope,
): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select events.* from events left join events one on one.id = ${id}
    where events.id = ${id} or ${scope}::text = 'following' and events.series_id = one.series_id
      and events.starts_at > one.starts_at and events.cancelled_at is null
    order by events.starts_at, events.id for no key update of events`.execute(ctx.db);
  return rows;
}
