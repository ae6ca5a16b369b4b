import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { EventRow, Guest, GuestState } from "../rules.ts";
import { moveUp } from "./move-up.ts";
import { seatsOf, type Wish } from "./rules.ts";

/** By what somebody is known: an account, a mailbox, or the name an organiser wrote down. */
export type Who = Partial<
  Pick<Guest, "account_id" | "mailbox" | "mailbox_sealed" | "token_hash" | "name" | "locale" | "added_by">
>;

/** The event as it is now, kept from others who take or free seats until the transaction ends. */
export async function lockEvent(ctx: Context, { id }: { readonly id: string }): Promise<EventRow> {
  const event = await ctx.db.selectFrom("events").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
  if (!event) throw new NotFound();
  return event;
}

/**
 * Writes down what one person answered, `before` being what they answered earlier. Whoever comes gets a seat if there are
 * enough for them and whom they bring, and waits otherwise. Seats they give back go to those who wait. The event must be
 * locked (`lockEvent`): every way to a seat leads through here.
 * @throws Invalid when somebody with a seat brings more than there is room for, or more than would ever fit
 */
export async function seatGuest(
  ctx: Context,
  event: EventRow,
  before: Guest | undefined,
  { answer, companions, children, shown }: Wish,
  who: Who,
): Promise<Guest> {
  const held = seatsOf(before);
  const wanted = answer === "yes" ? 1 + companions : 0;
  const room = event.capacity ?? Number.POSITIVE_INFINITY;
  const fits = event.seats_taken - held + wanted <= room;
  if (wanted > 0 && (wanted > room || (!fits && held > 0))) throw new Invalid({ companions: "eventFull" });
  const state: GuestState = answer !== "yes" ? answer : fits ? "going" : "waiting";
  const row = {
    ...who,
    state,
    companions: answer === "no" ? 0 : companions,
    children: answer === "no" ? 0 : children,
    shown,
    waiting_since: state === "waiting" ? (before?.waiting_since ?? sql<Date>`clock_timestamp()`) : null,
    answered_at: sql<Date>`now()`,
  };
  const guest = before
    ? await ctx.db
        .updateTable("event_guests")
        .set(row)
        .where("id", "=", before.id)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await ctx.db
        .insertInto("event_guests")
        .values({ ...row, event_id: event.id })
        .returningAll()
        .executeTakeFirstOrThrow();
  await giveSeats(ctx, event, seatsOf(guest) - held);
  return guest;
}

/** Takes so many seats, or gives them back to those who wait. */
export async function giveSeats(ctx: Context, event: EventRow, seats: number): Promise<void> {
  if (seats === 0) return;
  const after = await ctx.db
    .updateTable("events")
    .set((of) => ({ seats_taken: of("seats_taken", "+", seats) }))
    .where("id", "=", event.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (seats < 0) await moveUp(ctx, after);
}
