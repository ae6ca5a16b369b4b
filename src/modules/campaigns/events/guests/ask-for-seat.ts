import { type Context, inTransaction } from "#platform/context";
import type { Locale } from "#platform/i18n";
import { fingerprintOf, newSecret } from "#platform/secrets";
import { readMailbox } from "../../signatures/mailbox.ts";
import type { EventRow } from "../rules.ts";
import { findByMailbox } from "./find-by-mailbox.ts";
import { mailAbout, sealMailbox } from "./mail-guest.ts";
import { mustTakeAnswers, type SeatDraft } from "./rules.ts";

/**
 * Somebody without an account wants to come: a link goes to their mailbox, and no seat is taken until it is pressed. Who is on
 * the list already gets a mail as well, which says so; whoever asked sees the same either way.
 * @throws Invalid for an address mail cannot go to, and when the event is over or cancelled
 */
export async function askForSeat(ctx: Context, event: EventRow, draft: SeatDraft, locale: Locale): Promise<void> {
  mustTakeAnswers(event, ctx.now());
  const mailbox = readMailbox(ctx, draft.email);
  const secret = newSecret();
  await inTransaction(ctx, async (ctx) => {
    const before = await findByMailbox(ctx, event, mailbox.hash);
    const comes = before !== undefined && before.state !== "no";
    const letter = !comes ? "ask" : before.account_id ? "member" : "already";
    const sent = await mailAbout(ctx, event, {
      to: mailbox.address,
      letter,
      locale,
      ...(letter !== "member" && { secret }),
    });
    if (!sent) return;
    const token_hash = fingerprintOf(secret);
    if (letter === "already" && before)
      await ctx.db.updateTable("event_guests").set({ token_hash }).where("id", "=", before.id).execute();
    if (letter !== "ask") return;
    const { name, companions, children } = draft;
    await ctx.db
      .insertInto("event_requests")
      .values({
        token_hash,
        event_id: event.id,
        mailbox: mailbox.hash,
        mailbox_sealed: sealMailbox(ctx, mailbox),
        name,
        companions,
        children,
        locale,
      })
      .execute();
  });
}
