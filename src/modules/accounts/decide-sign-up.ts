import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";

/** An administrator lets an applicant in, or does not. Someone already answered is not there to answer. */
export async function decideSignUp(ctx: Context, accountId: string, decision: "approve" | "refuse"): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const decided = await ctx.db
      .updateTable("accounts")
      .set({ status: decision === "approve" ? "active" : "refused" })
      .where("id", "=", accountId)
      .where("status", "=", "pending")
      .returning("id")
      .executeTakeFirst();
    if (!decided) throw new NotFound();
    if (decision === "refuse") await ctx.db.deleteFrom("sessions").where("account_id", "=", accountId).execute();
    await publish(ctx, {
      name: decision === "approve" ? "accounts.approved" : "accounts.refused",
      payload: { accountId },
    });
  });
}
