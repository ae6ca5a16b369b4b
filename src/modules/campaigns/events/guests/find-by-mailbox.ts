import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Guest } from "../rules.ts";

/** The answer of whoever has this mailbox: given by mail, or as a member who has confirmed it here. */
export async function findByMailbox(
  ctx: Context,
  event: { readonly id: string },
  mailbox: Buffer,
): Promise<Guest | undefined> {
  const { rows } = await sql<Guest>`
    select event_guests.* from event_guests where event_id = ${event.id} and (mailbox = ${mailbox}
      or account_id = (select account_id from email_addresses where mailbox_hash = ${mailbox}))
    order by account_id is null limit 1`.execute(ctx.db);
  return rows[0];
}
