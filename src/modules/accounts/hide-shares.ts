import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { Account } from "./rules.ts";

/** The viewer keeps following someone but hides, or shows again, what they share of others. */
export async function hideShares(ctx: Context, viewer: Viewer, account: Account, hide: boolean): Promise<void> {
  const changed = await ctx.db
    .updateTable("follows")
    .set({ hide_shares: hide })
    .where("follower_id", "=", viewer.id)
    .where("followee_id", "=", account.id)
    .returning("state")
    .executeTakeFirst();
  if (!changed) throw new NotFound();
}
