import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";

/**
 * The viewer takes a stranger's conversation in among their own, or does not want it. A stranger is not told that they
 * were declined: they wait, and may not write again.
 */
export async function answerRequest(
  ctx: Context,
  viewer: Viewer,
  conversation: { readonly id: string },
  answer: "accepted" | "declined",
): Promise<void> {
  const answered = await ctx.db
    .updateTable("conversation_members")
    .set({ state: answer })
    .where("conversation_id", "=", conversation.id)
    .where("account_id", "=", viewer.id)
    .where("state", "=", "requested")
    .returning("account_id")
    .executeTakeFirst();
  if (!answered) throw new NotFound();
}
