import { type RawBuilder, sql } from "kysely";
import { eventVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { PAGE_SIZE } from "#platform/paging";
import type { EventRow, Guest } from "./rules.ts";

type Named = { readonly id: string; readonly handle: string; readonly name: string };

/** An event as it is shown, with who organises it and how the viewer answered. */
export type Event = EventRow & {
  readonly organiser: Named | undefined;
  readonly group: Named | undefined;
  readonly mine: Pick<Guest, "state" | "companions" | "children" | "shown" | "attended"> | undefined;
  /** Whether the viewer made it or organises its group, and whether they help in that group. */
  readonly tends: boolean;
  readonly helps: boolean;
};

type Found = EventRow & {
  organiser: Named | null;
  gathering: Named | null;
  mine: Event["mine"] | null;
  role: "member" | "helper" | "organiser" | "owner" | null;
};

const found = (looker: Looker, rest: RawBuilder<unknown>) => sql<Found>`
  select events.*, mine.one as mine, role,
    (select json_build_object('id', id::text, 'handle', handle, 'name', name) from accounts where id = events.organiser_id) as organiser,
    (select json_build_object('id', id::text, 'handle', handle, 'name', name) from accounts where id = events.group_id) as gathering
  from events
  left join lateral (select json_build_object('state', state, 'companions', companions, 'children', children, 'shown', shown, 'attended', attended) as one
    from event_guests where event_id = events.id and account_id = ${looker?.id ?? null}) as mine on true
  left join group_members on group_members.group_id = events.group_id and group_members.account_id = ${looker?.id ?? null} and state = 'member'
  where ${eventVisibleTo(looker)} and ${rest}`;

function toEvent({ organiser, gathering, mine, role, ...event }: Found, looker: Looker): Event {
  const leads = role === "organiser" || role === "owner";
  const tends = looker?.status === "active" && (event.organiser_id === looker.id || leads);
  return {
    ...event,
    organiser: organiser ?? undefined,
    group: gathering ?? undefined,
    mine: mine ?? undefined,
    tends,
    helps: tends || (looker?.status === "active" && role === "helper"),
  };
}

/** An event the viewer may see. @throws NotFound */
export async function getEvent(ctx: Context, looker: Looker, id: string): Promise<Event> {
  const { rows } = await found(looker, sql`events.id = ${id}`).execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  return toEvent(row, looker);
}

/** A moment and an id, where a list by time goes on: `1764115200000-123`. */
export type Cursor = { readonly at: Date; readonly id: string };
export const writeCursor = ({ starts_at, id }: EventRow): string => `${starts_at.getTime()}-${id}`;
export function readCursor(text: string | undefined): Cursor | undefined {
  const parts = /^(\d{10,14})-([1-9]\d{0,17})$/.exec(text ?? "");
  return parts ? { at: new Date(Number(parts[1])), id: parts[2] ?? "" } : undefined;
}

export type EventList = {
  readonly entries: readonly Event[];
  readonly later: string | undefined;
  readonly past: boolean;
};

/** Where a list goes on, and whether it is of what is over. */
export type Part = { readonly after?: Cursor | undefined; readonly past?: boolean };
export const readPart = (query: (name: string) => string | undefined): Part => ({
  after: readCursor(query("after")),
  past: query("past") !== undefined,
});

/** Events the viewer may see of which `where` is true: those not over yet, the soonest first; or those that are, the latest first. */
export async function listEvents(
  ctx: Context,
  looker: Looker,
  where: RawBuilder<boolean> = sql`true`,
  { after, past = false }: Part = {},
): Promise<EventList> {
  const place = after && sql`(${after.at}, ${after.id})`;
  const rest = past
    ? sql`events.ends_at <= ${ctx.now()} and ${place ? sql`(events.starts_at, events.id) < ${place}` : sql`true`} and ${where}
        order by events.starts_at desc, events.id desc`
    : sql`events.ends_at > ${ctx.now()} and ${place ? sql`(events.starts_at, events.id) > ${place}` : sql`true`} and ${where}
        order by events.starts_at, events.id`;
  const { rows } = await found(looker, sql`${rest} limit ${PAGE_SIZE + 1}`).execute(ctx.db);
  const entries = rows.slice(0, PAGE_SIZE).map((row) => toEvent(row, looker));
  const last = entries.at(-1);
  return { entries, later: rows.length > PAGE_SIZE && last ? writeCursor(last) : undefined, past };
}

/** Those somebody comes to, may come to, waits for a seat at, or organises. */
export const isMine = (viewer: { readonly id: string }): RawBuilder<boolean> =>
  sql<boolean>`(events.organiser_id = ${viewer.id} or exists (select from event_guests
    where event_id = events.id and account_id = ${viewer.id} and state in ('going', 'waiting', 'maybe')))`;

/** Every event the viewer may see that begins in a span of time, of which `where` is true; at most 500. */
export async function listBetween(
  ctx: Context,
  looker: Looker,
  where: RawBuilder<boolean>,
  from: Date,
  to: Date,
): Promise<Event[]> {
  const { rows } = await found(
    looker,
    sql`events.starts_at >= ${from} and events.starts_at < ${to} and ${where} order by events.starts_at, events.id limit 500`,
  ).execute(ctx.db);
  return rows.map((row) => toEvent(row, looker));
}
