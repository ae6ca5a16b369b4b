import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { fingerprintOf } from "#platform/secrets";
import { type EventRow, eventLimits, type Guest } from "../rules.ts";
import { findByMailbox } from "./find-by-mailbox.ts";
import { mustTakeAnswers } from "./rules.ts";
import { lockEvent, seatGuest } from "./seat-guest.ts";

/** What the link in a mail leads to: a guest, or a seat still to be confirmed. */
export type Linked = { readonly event_id: string; readonly name: string; readonly guest: Guest | undefined };

const isFresh = sql<boolean>`made_at > now() - make_interval(days => ${eventLimits.linkDays})`;

/** Whom a link belongs to. Looking changes nothing: mail programs open links before people do. */
export async function findLinked(ctx: Context, secret: string): Promise<Linked | undefined> {
  const token_hash = fingerprintOf(secret);
  const guest = await ctx.db
    .selectFrom("event_guests")
    .selectAll()
    .where("token_hash", "=", token_hash)
    .executeTakeFirst();
  if (guest) return { event_id: guest.event_id, name: guest.name, guest };
  const request = await ctx.db
    .selectFrom("event_requests")
    .select(["event_id", "name"])
    .where("token_hash", "=", token_hash)
    .where(isFresh)
    .executeTakeFirst();
  return request && { ...request, guest: undefined };
}

/**
 * Whoever opened the mail presses its button: now they have a seat, or wait for one. Of many links to one mailbox the first
 * does it and the others end. @throws Invalid when the event is over, cancelled, or too small for whom they bring
 */
export async function confirmSeat(ctx: Context, event: Pick<EventRow, "id">, secret: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockEvent(ctx, event);
    mustTakeAnswers(locked, ctx.now());
    const request = await ctx.db
      .deleteFrom("event_requests")
      .where("token_hash", "=", fingerprintOf(secret))
      .where("event_id", "=", event.id)
      .where(isFresh)
      .returningAll()
      .executeTakeFirst();
    if (!request) return;
    const { mailbox, mailbox_sealed, token_hash, name, locale, companions, children } = request;
    await ctx.db.deleteFrom("event_requests").where("event_id", "=", event.id).where("mailbox", "=", mailbox).execute();
    const before = await findByMailbox(ctx, event, mailbox);
    if (before && (before.account_id || before.state !== "no")) return;
    const wish = { answer: "yes", companions, children, shown: false } as const;
    await seatGuest(ctx, locked, before, wish, { mailbox, mailbox_sealed, token_hash, name, locale });
  });
}

/** Whoever holds the link stays away after all; their seats go to those who wait. */
export async function leaveByLink(ctx: Context, guest: Guest): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const event = await lockEvent(ctx, { id: guest.event_id });
    const now = await ctx.db.selectFrom("event_guests").selectAll().where("id", "=", guest.id).executeTakeFirst();
    if (!now || now.account_id) return;
    await seatGuest(ctx, event, now, { answer: "no", companions: 0, children: 0, shown: false }, {});
  });
}
