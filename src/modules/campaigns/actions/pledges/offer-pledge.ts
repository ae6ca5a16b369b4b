import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { actionLimits } from "../rules.ts";

/** Who leads says what people could promise, if enough others do by a day. `today` is the community's. */
export async function offerPledge(
  ctx: Context,
  demand: { readonly id: string },
  draft: { readonly promise: string; readonly others: number; readonly deadline: string },
  today: string,
): Promise<string> {
  if (draft.deadline < today) throw new Invalid({ deadline: "dayPast" });
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { count } = await ctx.db
      .selectFrom("pledges")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("demand_id", "=", demand.id)
      .executeTakeFirstOrThrow();
    if (Number(count) >= actionLimits.pledges) throw new Invalid({ promise: "tooManyPledges" });
    const { id } = await ctx.db
      .insertInto("pledges")
      .values({ demand_id: demand.id, ...draft })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}
