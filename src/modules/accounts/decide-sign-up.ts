import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import { publish } from "#platform/events";

const outcome = { approve: "active", refuse: "refused", reopen: "pending" } as const;

/**
 * Whoever is trusted with it lets an applicant in, or turns them away with a reason they read where they applied; or takes
 * a refusal back, so that they wait again. Someone already answered is not there to answer.
 */
export async function decideSignUp(
  ctx: Context,
  accountId: string,
  decision: "approve" | "refuse" | "reopen",
  refusal = "",
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const decided = await ctx.db
      .updateTable("accounts")
      .set({ status: outcome[decision], refusal })
      .where("id", "=", accountId)
      .where("status", "=", decision === "reopen" ? "refused" : "pending")
      .returning("id")
      .executeTakeFirst();
    if (!decided) throw new NotFound();
    if (decision !== "reopen")
      await publish(ctx, {
        name: decision === "approve" ? "accounts.approved" : "accounts.refused",
        payload: { accountId },
      });
  });
}
