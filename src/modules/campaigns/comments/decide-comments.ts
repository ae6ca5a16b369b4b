import { sql } from "kysely";
import type { Context } from "#platform/context";

/** A moderator lets comments through or refuses them, one or many at once. Both can be changed later; nothing is deleted. */
export async function decideComments(
  ctx: Context,
  moderator: { readonly id: string },
  { state, ids }: { readonly state: "shown" | "refused"; readonly ids: readonly string[] },
): Promise<void> {
  await ctx.db
    .updateTable("guest_comments")
    .set({ state, decided_by: moderator.id, decided_at: sql<Date>`now()` })
    .where("id", "in", [...ids])
    .where("state", "<>", state)
    .execute();
}
