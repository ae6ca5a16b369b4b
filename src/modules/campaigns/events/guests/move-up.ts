import type { Context } from "#platform/context";
import type { EventRow } from "../rules.ts";
import { tellGuests } from "../tell-guests.ts";
import { mailGuest } from "./mail-guest.ts";

/**
 * Seats that are free go to those who wait: to whoever has waited longest among those who fit with whom they bring, so that
 * no seat stays empty. They are told. The event must be locked. What is over or cancelled seats nobody any more.
 */
export async function moveUp(ctx: Context, event: EventRow): Promise<void> {
  if (event.cancelled_at || event.ends_at <= ctx.now()) return;
  let free = event.capacity === null ? 1_000_000 : event.capacity - event.seats_taken;
  let taken = 0;
  while (free > 0) {
    const next = await ctx.db
      .selectFrom("event_guests")
      .selectAll()
      .where("event_id", "=", event.id)
      .where("state", "=", "waiting")
      .where("companions", "<", free)
      .orderBy("waiting_since")
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!next) break;
    const seated = { state: "going", waiting_since: null } as const;
    await ctx.db.updateTable("event_guests").set(seated).where("id", "=", next.id).execute();
    free -= 1 + next.companions;
    taken += 1 + next.companions;
    if (next.account_id) await tellGuests(ctx, event, "seated", { id: next.account_id });
    else await mailGuest(ctx, event, { ...next, ...seated }, "seated");
  }
  if (taken === 0) return;
  await ctx.db
    .updateTable("events")
    .set((of) => ({ seats_taken: of("seats_taken", "+", taken) }))
    .where("id", "=", event.id)
    .execute();
}
