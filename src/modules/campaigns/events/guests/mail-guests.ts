import { sql } from "kysely";
import { z } from "zod";
import { eventVisibleTo } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import type { EventRow } from "../rules.ts";
import type { NewsKind } from "../tell-guests.ts";
import { type Letter, mailGuest } from "./mail-guest.ts";

const letters: Readonly<Record<NewsKind, Letter>> = {
  tomorrow: "near",
  soon: "near",
  moved: "changed",
  cancelled: "cancelled",
  seated: "seated",
};
const payload = z.object({ newsId: z.string() });

/**
 * Mails one piece of news of an event to everyone who comes or may come and has no account: to all of them or to none. Of what
 * not everybody may see any more it tells nothing.
 */
export async function mailGuests(ctx: Context, sent: unknown): Promise<void> {
  const { newsId } = payload.parse(sent);
  const news = await ctx.db.selectFrom("event_news").selectAll().where("id", "=", newsId).executeTakeFirst();
  if (!news) return;
  const event = await findOpen(ctx, news.event_id);
  if (!event) return;
  const guests = await ctx.db
    .selectFrom("event_guests")
    .selectAll()
    .where("event_id", "=", event.id)
    .where("state", "in", ["going", "waiting", "maybe"])
    .where("mailbox_sealed", "is not", null)
    .where("account_id", "is", null)
    .execute();
  await inTransaction(ctx, async (ctx) => {
    for (const guest of guests) await mailGuest(ctx, event, guest, letters[news.kind]);
  });
}

async function findOpen(ctx: Context, id: string): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select events.* from events where id = ${id} and ${eventVisibleTo(undefined)}`.execute(ctx.db);
  return rows[0];
}
