import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Signature } from "./queries.ts";

/** The signature of whoever has this mailbox, if they signed: by mail, or as a member who has confirmed it here. */
export async function findByMailbox(
  ctx: Context,
  demand: { readonly id: string },
  mailbox: Buffer,
): Promise<Signature | undefined> {
  const { rows } = await sql<Signature>`
    select signatures.* from signatures where demand_id = ${demand.id} and (mailbox = ${mailbox}
      or account_id = (select account_id from email_addresses where mailbox_hash = ${mailbox}))
    order by state = 'withdrawn', id limit 1`.execute(ctx.db);
  return rows[0];
}
