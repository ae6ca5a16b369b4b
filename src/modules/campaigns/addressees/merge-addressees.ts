import { noteDeed } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { findAddressee } from "./queries.ts";
import type { Addressee } from "./rules.ts";

/**
 * Two that are one become one: what was asked of the first is asked of the second, and the old address leads there. Who
 * answered for the first does not answer for the second by this; that is proved for each.
 * @throws Invalid when the other is not there, or is the same
 */
export async function mergeAddressees(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "role">,
  from: Addressee,
  intoId: string,
): Promise<Addressee> {
  return inTransaction(ctx, async (ctx) => {
    // In order of their ids, so that two who merge them both ways wait for each other.
    const ids = [from.id, intoId].sort((left, right) => Number(BigInt(left) - BigInt(right)));
    await ctx.db.selectFrom("addressees").select("id").where("id", "in", ids).orderBy("id").forUpdate().execute();
    const [gone, into] = [await findAddressee(ctx, from.id), await findAddressee(ctx, intoId)];
    if (!gone || gone.merged_into || !into || into.merged_into || into.id === from.id)
      throw new Invalid({ into: "unknownAddressee" });
    const was = { addressee_id: into.id };
    await ctx.db.updateTable("demands").set(was).where("addressee_id", "=", from.id).execute();
    await ctx.db.updateTable("addressee_routes").set(was).where("addressee_id", "=", from.id).execute();
    await ctx.db.deleteFrom("addressee_members").where("addressee_id", "=", from.id).execute();
    await ctx.db.deleteFrom("addressee_claims").where("addressee_id", "=", from.id).execute();
    await ctx.db
      .updateTable("addressees")
      .set({ merged_into: into.id, account_id: null, verified_at: null })
      .where((when) => when.or([when("id", "=", from.id), when("merged_into", "=", from.id)]))
      .execute();
    await noteDeed(ctx, viewer, { deed: "addressee-merged", detail: `${from.id} > ${into.id}` });
    return into;
  });
}
