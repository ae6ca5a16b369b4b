import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { mailOwner } from "./mail-owner.ts";
import { draftSeed, keepSeed, stepOf } from "./one-time-codes.ts";

/**
 * From now on the person signs in in two steps. A code from the app shows that the app has the seed.
 * @throws Invalid "wrongAppCode"
 */
export async function turnOnOneTimeCodes(
  ctx: Context,
  viewer: Viewer,
  set: { readonly draft: string; readonly code: string },
): Promise<void> {
  const seed = draftSeed(ctx, viewer, set.draft);
  const step = stepOf(ctx, viewer, seed, set.code);
  if (step === undefined) throw new Invalid({ code: "wrongAppCode" });
  await keepSeed(ctx, viewer, seed, step);
}

/** The person signs in with the passphrase alone again. */
export async function turnOffOneTimeCodes(ctx: Context, viewer: Viewer): Promise<void> {
  await mailOwner(ctx, viewer, "secondStepOff");
  await ctx.db.deleteFrom("one_time_codes").where("account_id", "=", viewer.id).execute();
}
