import type { Context } from "#platform/context";

/** So many wordings are shown. */
const MOST = 50;

/** What the agreement of a group said, the newest first. */
export function listWordings(ctx: Context, group: { readonly id: string }) {
  return ctx.db
    .selectFrom("group_agreements")
    .select(["version", "text", "made_at"])
    .where("group_id", "=", group.id)
    .orderBy("version", "desc")
    .limit(MOST)
    .execute();
}
