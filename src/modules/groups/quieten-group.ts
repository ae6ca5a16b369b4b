import type { Context } from "#platform/context";

/** A member stays in a group and no longer finds on their home what it passes on; or finds it there again. */
export async function quietenGroup(
  ctx: Context,
  viewer: { readonly id: string },
  group: { readonly id: string },
  hide: boolean,
): Promise<void> {
  await ctx.db
    .updateTable("follows")
    .set({ hide_shares: hide })
    .where("follower_id", "=", viewer.id)
    .where("followee_id", "=", group.id)
    .execute();
}
