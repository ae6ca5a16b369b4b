import { sql } from "kysely";
import type { Context } from "#platform/context";
import { signatureLimits } from "./rules.ts";

const PART = 5000;

/**
 * Each night: links nobody pressed go, and what tells of networks and mail hosts is forgotten. Of who signed by mail and
 * as a member, and has since confirmed that address here, the member's signature stays.
 */
export async function forgetTraces(ctx: Context): Promise<void> {
  const { linkDays, tracesDays } = signatureLimits;
  await sql`delete from signature_requests where made_at < now() - make_interval(days => ${linkDays})`.execute(ctx.db);
  await sql`delete from signatures by_mail using signatures as_member, email_addresses
    where by_mail.tier = 'email' and by_mail.state in ('valid', 'waiting') and by_mail.mailbox = email_addresses.mailbox_hash
      and as_member.account_id = email_addresses.account_id and as_member.demand_id = by_mail.demand_id
      and as_member.state = 'valid' and email_addresses.confirmed_at > now() - interval '2 days'`.execute(ctx.db);
  for (let moved = PART; moved === PART; ) {
    const { numAffectedRows } = await sql`update signatures set origin = null, mail_host = null
      where id in (select id from signatures where (origin is not null or mail_host is not null) and state <> 'waiting'
        and signed_at < now() - make_interval(days => ${tracesDays}) order by signed_at limit ${PART})`.execute(ctx.db);
    moved = Number(numAffectedRows);
  }
}
