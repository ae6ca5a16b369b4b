import type { Context } from "#platform/context";
import { isTrustedWith, type Official } from "#platform/permissions";

type Person = (Official & { readonly id: string }) | undefined;
type Demand = { readonly id: string; readonly isMine: boolean; readonly group: { readonly id: string } | undefined };

/** Moderators who may take signatures out of the count. */
export const mayInvalidate = (viewer: Person): boolean => viewer !== undefined && isTrustedWith(viewer, "reports");

/**
 * What somebody may do for the signatures of a demand. `helps`: sit at a desk and enter people before them. `tends`: see how
 * fast it is signed. Its author and the organisers of its group do both, helpers of the group the first, and moderators all.
 */
export async function findPart(
  ctx: Context,
  viewer: Person,
  demand: Demand,
): Promise<{ readonly helps: boolean; readonly tends: boolean }> {
  if (viewer?.status !== "active") return { helps: false, tends: false };
  if (demand.isMine || mayInvalidate(viewer)) return { helps: true, tends: true };
  const role = demand.group && (await roleIn(ctx, demand.group, viewer));
  return { helps: role !== undefined && role !== "member", tends: role === "organiser" || role === "owner" };
}

async function roleIn(ctx: Context, group: { readonly id: string }, viewer: { readonly id: string }) {
  const row = await ctx.db
    .selectFrom("group_members")
    .select("role")
    .where("group_id", "=", group.id)
    .where("account_id", "=", viewer.id)
    .where("state", "=", "member")
    .executeTakeFirst();
  return row?.role;
}
