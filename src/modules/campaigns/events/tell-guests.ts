import type { Context } from "#platform/context";
import { publish, queueTask } from "#platform/events";
import type { EventNewsTable } from "#platform/schema";
import type { EventRow } from "./rules.ts";

export type NewsKind = EventNewsTable["kind"];

/**
 * Those who come or may come are told what there is to tell, in the caller's transaction: those with an account by news, the
 * others by mail. With `account` it concerns them alone.
 */
export async function tellGuests(
  ctx: Context,
  event: Pick<EventRow, "id">,
  kind: NewsKind,
  account?: { readonly id: string },
): Promise<void> {
  const { id } = await ctx.db
    .insertInto("event_news")
    .values({ event_id: event.id, kind, account_id: account?.id ?? null })
    .returning("id")
    .executeTakeFirstOrThrow();
  await publish(ctx, { name: `campaigns.event-${kind}`, payload: { newsId: id } });
  if (!account && kind !== "seated") await queueTask(ctx, "campaigns.mail-guests", { newsId: id });
}
