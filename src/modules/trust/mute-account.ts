import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";

/** How long a mute lasts, in days; 0 is until it is taken back. */
export const muteDays = [1, 7, 30, 0] as const;

/** The viewer no longer sees someone in lists, for some days (or parts of one) or until they take it back. The other is not told. */
export async function muteAccount(
  ctx: Context,
  viewer: { readonly id: string },
  account: Account,
  days: number,
): Promise<void> {
  if (viewer.id === account.id) throw new Invalid({ form: "yourself" });
  const expires_at = days > 0 ? sql<Date>`now() + make_interval(secs => ${days * 86_400})` : null;
  await ctx.db
    .insertInto("mutes")
    .values({ muter_id: viewer.id, muted_id: account.id, expires_at })
    .onConflict((conflict) => conflict.columns(["muter_id", "muted_id"]).doUpdateSet({ expires_at }))
    .execute();
}

/** The viewer hears someone again. */
export async function unmuteAccount(ctx: Context, viewer: { readonly id: string }, accountId: string): Promise<void> {
  await ctx.db.deleteFrom("mutes").where("muter_id", "=", viewer.id).where("muted_id", "=", accountId).execute();
}
