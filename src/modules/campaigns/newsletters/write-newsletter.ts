import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { newsletterLimits } from "./rules.ts";

/** Who leads writes news for signers. Nothing is sent yet: first it is looked at. @returns its id */
export async function writeNewsletter(
  ctx: Context,
  demand: { readonly id: string },
  draft: { readonly subject: string; readonly text: string },
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.selectFrom("demands").select("id").where("id", "=", demand.id).forNoKeyUpdate().execute();
    const { count } = await ctx.db
      .selectFrom("newsletters")
      .select((of) => of.fn.countAll<string>().as("count"))
      .where("demand_id", "=", demand.id)
      .where("sent_at", "is", null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= newsletterLimits.waiting) throw new Invalid({ text: "tooManyNewsletters" });
    const { id } = await ctx.db
      .insertInto("newsletters")
      .values({ demand_id: demand.id, ...draft })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
}
