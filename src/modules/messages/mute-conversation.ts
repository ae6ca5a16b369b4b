import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/** The viewer keeps a conversation but is no longer told of what is said in it; or is told again. */
export async function muteConversation(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
  muted: boolean,
): Promise<void> {
  await ctx.db
    .updateTable("conversation_members")
    .set({ muted })
    .where("conversation_id", "=", conversation.id)
    .where("account_id", "=", viewer.id)
    .execute();
}
