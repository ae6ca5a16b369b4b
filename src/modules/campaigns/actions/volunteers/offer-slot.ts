import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { actionLimits } from "../rules.ts";

/** Who leads says what there is to do, and for how many. @throws Invalid when there are many already */
export async function offerSlot(
  ctx: Context,
  demand: { readonly id: string },
  draft: { readonly what: string; readonly at: string; readonly places: number },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { count } = await ctx.db
      .selectFrom("volunteer_slots")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("demand_id", "=", demand.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= actionLimits.slots) throw new Invalid({ what: "tooManySlots" });
    const { id } = await ctx.db
      .insertInto("volunteer_slots")
      .values({ demand_id: demand.id, ...draft })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}
