import type { Context } from "#platform/context";
import { sendEdited } from "./send-posts.ts";

/** Seconds in which further answers join the news that waits. */
const ANSWERS_WAIT = 120;

/** An event of ours was moved, called off or answered: other servers hear how it stands, once for all that changes meanwhile. */
export async function tellEvent(ctx: Context, eventId: string): Promise<void> {
  const event = await ctx.db.selectFrom("events").select("post_id").where("id", "=", eventId).executeTakeFirst();
  if (event?.post_id) await sendEdited(ctx, event.post_id, ANSWERS_WAIT);
}
