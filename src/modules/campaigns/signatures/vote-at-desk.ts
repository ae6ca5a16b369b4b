import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import type { DemandRow } from "../demands/queries.ts";
import { voteOnOutcome } from "../trail/vote-on-outcome.ts";

/**
 * A helper enters what somebody who was entered at the desk says to whether it was really done. Who tends the demand does so
 * for all who were entered (`own` false), a helper for those they entered themselves. It stands there who entered it.
 * @throws NotFound when it is none of theirs; Forbidden when that person is not asked
 */
export async function voteAtDesk(
  ctx: Context,
  helper: Viewer,
  demand: Pick<DemandRow, "id">,
  signatureId: string,
  answer: { readonly done: boolean; readonly own: boolean },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const entry = await ctx.db
      .selectFrom("signatures")
      .select("id")
      .where("id", "=", signatureId)
      .where("demand_id", "=", demand.id)
      .where("tier", "=", "paper")
      .$if(answer.own, (entries) => entries.where("helper_id", "=", helper.id))
      .executeTakeFirst();
    if (!entry) throw new NotFound();
    await voteOnOutcome(ctx, { signatureId, helper }, demand, answer.done);
  });
}
