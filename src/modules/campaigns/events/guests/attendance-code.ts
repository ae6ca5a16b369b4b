import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { sameSecret } from "#platform/secrets";
import type { EventRow, Guest } from "../rules.ts";

/** Letters and digits nobody mistakes for each other (Crockford's base 32 without I, L, O, U). */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const HOUR = 3_600_000;

/** Six signs that say "I was there", shown at the door: 30 bits, told from the event and the server's key (HMAC, RFC 2104). */
export function attendanceCode(ctx: Context, event: Pick<EventRow, "id">): string {
  const mark = createHmac("sha256", ctx.config.secretKey).update(`attendance ${event.id}`).digest();
  return Array.from(mark.subarray(0, 6), (byte) => SIGNS[byte % 32]).join("");
}

/** Whether codes are taken: from an hour before it begins until twelve hours after it ends. */
export const takesCodes = (event: EventRow, now: Date): boolean =>
  !event.cancelled_at && +now >= +event.starts_at - HOUR && +now <= +event.ends_at + 12 * HOUR;

/**
 * Somebody types the code they see at the door: they were there. Who had not said that they come stands on the list now,
 * without a seat. @throws Invalid for another code, and outside the time of the event
 */
export async function attendByCode(
  ctx: Context,
  person: { readonly id: string },
  event: EventRow,
  typed: string,
): Promise<void> {
  mustBeCode(ctx, event, typed);
  await ctx.db
    .insertInto("event_guests")
    .values({ event_id: event.id, account_id: person.id, state: "maybe", attended: "code", attended_at: ctx.now() })
    .onConflict((conflict) =>
      conflict.columns(["event_id", "account_id"]).doUpdateSet({
        attended: sql<"code">`coalesce(event_guests.attended, 'code')`,
        attended_at: sql<Date>`coalesce(event_guests.attended_at, ${ctx.now()})`,
      }),
    )
    .execute();
}

/** The same by somebody without an account, who has the link of their seat. @throws Invalid as above */
export async function attendAsGuest(ctx: Context, guest: Guest, event: EventRow, typed: string): Promise<void> {
  mustBeCode(ctx, event, typed);
  await ctx.db
    .updateTable("event_guests")
    .set({ attended: "code", attended_at: ctx.now() })
    .where("id", "=", guest.id)
    .where("attended", "is", null)
    .execute();
}

function mustBeCode(ctx: Context, event: EventRow, typed: string): void {
  if (!takesCodes(event, ctx.now())) throw new Invalid({ code: "attendanceTime" });
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!sameSecret(code, attendanceCode(ctx, event))) throw new Invalid({ code: "attendanceCode" });
}
