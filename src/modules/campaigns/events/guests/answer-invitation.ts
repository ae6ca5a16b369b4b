import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { publish } from "#platform/events";
import type { EventRow, Guest } from "../rules.ts";
import { mustTakeAnswers, seatsOf, type Wish } from "./rules.ts";
import { giveSeats, lockEvent, seatGuest } from "./seat-guest.ts";

/**
 * Somebody with an account, here or at another server, says whether they come: once, and again when they change their mind.
 * Who asked for a seat by mail before and has confirmed that address here is one person and keeps one answer.
 * The caller has made sure that they may see the event. @returns how they stand now
 * @throws Invalid when it is over, cancelled, or has no room for whom they bring
 */
export async function answerInvitation(
  ctx: Context,
  account: Pick<Account, "id">,
  event: Pick<EventRow, "id">,
  wish: Wish,
): Promise<Guest> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockEvent(ctx, event);
    mustTakeAnswers(locked, ctx.now());
    const { mine, room, mailbox } = await findMine(ctx, account, locked);
    const who = { account_id: account.id, mailbox, mailbox_sealed: null, token_hash: null, name: "" };
    const guest = await seatGuest(ctx, room, mine, wish, who);
    const payload = { eventId: event.id, accountId: account.id, guestId: guest.id, state: guest.state };
    await publish(ctx, { name: "campaigns.event-answered", payload });
    return guest;
  });
}

/** The person's row: by account, or else by their mailbox. When there are two, the one by mailbox gives its seats back. */
async function findMine(ctx: Context, account: { readonly id: string }, event: EventRow) {
  const address = await ctx.db
    .selectFrom("email_addresses")
    .select("mailbox_hash")
    .where("account_id", "=", account.id)
    .executeTakeFirst();
  const mailbox = address?.mailbox_hash ?? null;
  const rows = await ctx.db
    .selectFrom("event_guests")
    .selectAll()
    .where("event_id", "=", event.id)
    .where((of) => of.or([of("account_id", "=", account.id), of("mailbox", "=", mailbox)]))
    .execute();
  const mine = rows.find(({ account_id }) => account_id === account.id) ?? rows.find((row) => !row.account_id);
  const spare = rows.find((row) => row !== mine && !row.account_id);
  if (!spare) return { mine, room: event, mailbox: rows.some((row) => row !== mine) ? null : mailbox };
  await ctx.db.deleteFrom("event_guests").where("id", "=", spare.id).execute();
  await giveSeats(ctx, event, -seatsOf(spare));
  return { mine, room: await lockEvent(ctx, event), mailbox };
}
