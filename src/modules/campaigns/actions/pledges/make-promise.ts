import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Pledge } from "./queries.ts";

/**
 * A member promises, once: "I will if so many others do". With the one who makes it enough, all who promised are told.
 * @throws Invalid after its day
 */
export async function makePromise(
  ctx: Context,
  viewer: { readonly id: string },
  pledge: Pledge,
  today: string,
): Promise<void> {
  if (pledge.deadline < today) throw new Invalid({ form: "pledgeOver" });
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insertInto("pledgers")
      .values({ pledge_id: pledge.id, account_id: viewer.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const reached = await ctx.db
      .updateTable("pledges")
      .set({ reached_at: sql<Date>`now()` })
      .where("id", "=", pledge.id)
      .where("reached_at", "is", null)
      .where("pledged", ">", sql<number>`others`)
      .returning("id")
      .executeTakeFirst();
    if (reached) await publish(ctx, { name: "campaigns.pledge-reached", payload: { pledgeId: pledge.id } });
  });
}

/** A member takes their promise back. Pressed again it has no effect. */
export async function takePromiseBack(ctx: Context, viewer: { readonly id: string }, pledge: Pledge): Promise<void> {
  await ctx.db.deleteFrom("pledgers").where("pledge_id", "=", pledge.id).where("account_id", "=", viewer.id).execute();
}
