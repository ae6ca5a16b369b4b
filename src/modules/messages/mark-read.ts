import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";

/** The viewer has opened a conversation: what was said in it until now is read. Nobody else is told. */
export async function markRead(ctx: Context, viewer: Viewer, conversation: { readonly id: string }): Promise<void> {
  await ctx.db
    .updateTable("conversation_members")
    .set((of) => ({ read_up_to: of.ref("last_post_id") }))
    .where("conversation_id", "=", conversation.id)
    .where("account_id", "=", viewer.id)
    .where((of) => of("last_post_id", ">", of.ref("read_up_to")))
    .execute();
}
