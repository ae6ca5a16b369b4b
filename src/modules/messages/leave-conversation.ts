import { type Context, inTransaction } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/**
 * The viewer leaves a conversation: it is gone from their list and nothing more of it reaches them. The others go on.
 * The same people writing to each other again begin a new one.
 */
export async function leaveConversation(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.updateTable("conversations").set({ people: null }).where("id", "=", conversation.id).execute();
    await ctx.db
      .updateTable("conversation_members")
      .set({ state: "left" })
      .where("conversation_id", "=", conversation.id)
      .where("account_id", "=", viewer.id)
      .execute();
  });
}

/** The viewer takes a conversation off their list until somebody says something in it again. They stay in it. */
export async function putAwayConversation(
  ctx: Context,
  viewer: Pick<Viewer, "id">,
  conversation: { readonly id: string },
): Promise<void> {
  await ctx.db
    .updateTable("conversation_members")
    .set({ last_post_id: "0" })
    .where("conversation_id", "=", conversation.id)
    .where("account_id", "=", viewer.id)
    .execute();
}
