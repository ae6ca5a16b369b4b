import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import { lockWith, type Scope } from "./change-event.ts";
import type { EventRow } from "./rules.ts";
import { isOver } from "./rules.ts";
import { tellGuests } from "./tell-guests.ts";

/**
 * An organiser calls an event off, or it and all that follow, and says why. It stays where it was, so that nobody comes for
 * nothing; its guests are told. @throws Invalid when it is over or called off already
 */
export async function cancelEvent(
  ctx: Context,
  event: Pick<EventRow, "id">,
  { reason, scope }: { readonly reason: string; readonly scope: Scope },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    for (const one of await lockWith(ctx, event, scope)) {
      if (one.cancelled_at) throw new Invalid({ form: "eventCancelled" });
      if (isOver(one, ctx.now())) throw new Invalid({ form: "eventOver" });
      await ctx.db
        .updateTable("events")
        .set((of) => ({
          cancelled_at: sql<Date>`now()`,
          changed_at: sql<Date>`now()`,
          cancel_reason: reason,
          sequence: of("sequence", "+", 1),
        }))
        .where("id", "=", one.id)
        .execute();
      await tellGuests(ctx, one, "cancelled");
      await publish(ctx, { name: "campaigns.event-changed", payload: { eventId: one.id } });
    }
  });
}
