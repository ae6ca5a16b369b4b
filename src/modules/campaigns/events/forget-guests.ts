import { sql } from "kysely";
import type { Context } from "#platform/context";

/** Thirty days after an event the addresses and links of guests without an account are gone; unconfirmed wishes after thirty days. */
export async function forgetGuests(ctx: Context): Promise<void> {
  await sql`delete from event_requests where made_at < ${ctx.now()}::timestamptz - interval '30 days'`.execute(ctx.db);
  await sql`update event_guests set mailbox = null, mailbox_sealed = null, token_hash = null from events
    where events.id = event_id and ends_at < ${ctx.now()}::timestamptz - interval '30 days'
      and (mailbox is not null or token_hash is not null)`.execute(ctx.db);
}
