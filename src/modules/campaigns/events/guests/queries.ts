import { sql } from "kysely";
import { type Looker, notMutedBy } from "#modules/trust";
import type { Context } from "#platform/context";
import { eventLimits, type Guest } from "../rules.ts";

/** A guest as organisers see them: by their account's name or their own. */
export type ListedGuest = Pick<
  Guest,
  "id" | "state" | "companions" | "children" | "attended" | "account_id" | "added_by"
> & { readonly handle: string | null; readonly name: string; readonly byMail: boolean };

/** Everyone who answered, those with a seat first, and those who wait in their order; at most 2000. For who looks after it. */
export async function listGuests(ctx: Context, event: { readonly id: string }): Promise<ListedGuest[]> {
  const { rows } = await sql<ListedGuest>`
    select guest.id, state, companions, children, attended, account_id, added_by, handle, mailbox_sealed is not null as "byMail",
      coalesce(accounts.name, guest.name) as name
    from event_guests guest left join accounts on accounts.id = account_id
    where event_id = ${event.id} and (accounts.id is null or accounts.status in ('active', 'remote'))
    order by array_position(array['going', 'waiting', 'maybe', 'no'], state), waiting_since, lower(coalesce(accounts.name, guest.name)), guest.id
    limit 2000`.execute(ctx.db);
  return rows;
}

export type Named = { readonly handle: string; readonly name: string };
export type Comers = {
  readonly named: readonly Named[];
  readonly waiting: number;
  readonly maybe: number;
  readonly children: number;
};

/** What everyone who may see the event may know of its guests: how many, and the names of those who agreed to be named. */
export async function findComers(ctx: Context, looker: Looker, event: { readonly id: string }): Promise<Comers> {
  const { rows: named } = await sql<Named>`
    select handle, name from (select accounts.id, handle, accounts.name, guest.id as seat from event_guests guest join accounts on accounts.id = account_id
      where event_id = ${event.id} and state = 'going' and shown and accounts.status in ('active', 'remote')
        and not exists (select from blocks where (blocker_id, blocked_id) in ((account_id, ${looker?.id ?? null}), (${looker?.id ?? null}, account_id)))
        and ${notMutedBy(looker, "accounts.id")}) as shown
    order by seat desc limit ${eventLimits.latest}`.execute(ctx.db);
  const { rows } = await sql<Omit<Comers, "named">>`
    select (count(*) filter (where state = 'waiting'))::int as waiting, (count(*) filter (where state = 'maybe'))::int as maybe,
      coalesce(sum(children) filter (where state = 'going'), 0)::int as children
    from event_guests where event_id = ${event.id} and state <> 'no'`.execute(ctx.db);
  return { waiting: 0, maybe: 0, children: 0, ...rows[0], named };
}
